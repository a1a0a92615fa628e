/**
 * How many of a hundred news texts hold a word, in bands: the document frequencies with which
 * grouping starts before it has seen texts of its own. Counted over openly licensed news (Wikinews
 * 2019–2020, CC BY 2.5; Wikipedia's Current events of early 2025, CC BY-SA 4.0), the two weighted
 * alike, words of lower case only, so that no name is in it.
 */
export const commonWords: readonly { readonly share: number; readonly words: string }[] = [
  {
    share: 0.3,
    words: `
      about after also an and are as at be been but by first for from had has have his in is it its not of
      on one or other over people said that the their they this time to two was were when which who with
      would`,
  },
  {
    share: 0.14,
    words: `
      against all announced another any around because before being between both called can city could
      country day death did died do during election five following former found four government her him if
      including injured into killed last later least like local made many more most my news no now number
      only others our out part place police public reported reportedly reports she since some such support
      than them then there these those three told under up used we well where while will work world year
      years yesterday you`,
  },
  {
    share: 0.07,
    words: `
      access across administration again age along already always am among announces anti area attack
      authorities away back based became become began best call came campaign candidate capital case cases
      cause change children civil claimed co come company confirmed continue control countries current
      currently days dead deal deaths decided decision declared dies different director does done down due
      each earlier early eight emergency end enough even event every family far federal few find fire
      followed foreign form further future get give given go going good governor group half having head
      health held help high history home hospital hours human included instead investigation involved
      issue issued issues just killing know known large late law leader led left less life live long lost
      make making man me media member members military million month morning move much must name nation
      near need needed never next night off office official officials old once open order own past person
      planned plans political position possible presidential press previous previously process published
      put really received region release released report research response right rights role run running
      same say saying says scheduled second security see set seven several should six social started
      stated statement still study system take team ten think third though through times today together
      too took total until use using very via vote votes want war way week went why within without won
      working wrote yet your`,
  },
  {
    share: 0.035,
    words: `
      ability able abuse account accused action activities activity actually add added addition additional
      address affect affected aged ago agreed agreement ahead alleged allow allowed almost alone
      announcement answer anyone anything appeared areas arrest arrested ask asked asking association
      attacks attempt attended attention author available avoid becoming begin behind believe better big
      biggest billion black board body border born broke brought building business calling candidates
      cannot care career carrying caught caused causes centre certain chance changed changes charges chief
      child choice cited citing citizens claims clear close closed comes coming commented common community
      compared complete completely concerns condition conditions conference conflict conservative consider
      considered continued convention convicted coronavirus couple course create crime criminal crisis
      critical daily damage data date de decide decisions delivered described despite developed
      development difficult discuss discussed disease doing economic education effect efforts either
      elected elections eleven else ended energy entire especially estimated evening events eventually
      ever everyone everything evidence example executive expect expected expressed face faced fact failed
      families fellow female field fight final findings focused follow food forward fourteen fourth free
      friend friends full fully gas gave getting giving global goal goes got great ground groups happen
      happened hard here highest himself hold hour hundreds idea identified immediately important incident
      include increase increased incumbent indicated individuals infected information initial initially
      inside interest interview interviews itself job joined keep kill kills kind km knew language largest
      launched laws lead leaders leadership leading leave leaving legal let level likely limited limits
      line lines list little lives living located longer look looking loss lot low lower main major
      majority makes management mass matter mean means measures medical meet meeting men mentioned message
      met might miles minutes missing moment money months mother moved movement moving multiple named
      nearby nearly needs nine nomination nominee non noted nothing numbers occurred offered officer
      officers officially often ones ongoing online operation operations opposition ordered original
      outbreak outside paid pandemic parties parts passed peace per percent period personal places plan
      platform point policy popular population positive possibility post posted potential power prevent
      primary prison private pro probably problem problems program project proposed protect protection
      protest protesters protests provide provided publicly purpose question questions quickly race ran
      rather re reach reached read real reason reasons receive receiving recent recently record recorded
      regarding related remain remained remains request require required researchers residents resources
      responsible result results return returned roughly rules ruling safe safety saw scene school
      scientists season seat secured seek seen select self sent sentence separate series serve served
      services serving shared shooting shortly shot show showed side signed significant similar single
      site situation small society someone something sometimes son soon sought source sources speaking
      special specific specifically speech spoke spokesperson spread staff stage start station stay step
      stop story strong student subject subsequently suggested supported supporters sure suspect suspended
      systems taken taking talks technology television tell term terms territory test tested th themselves
      thing things thought thousand thousands ticket top town travel trial tried true try trying turn
      turned tweeted upon usually various vehicle victims video view violence virus voted voters voting
      wanted water ways website weeks whether whose wife win wins woman women worked works writing written
      young`,
  },
  {
    share: 0.018,
    words: `
      abortion above accept accepted accident achieve acting actions active activist actor acts adding
      advice advocate afternoon agencies agenda agree aid aim aircraft airstrike airstrikes alcohol alive
      allegations allegedly allowing allows ambassador amid amongst amount analysis animal animals
      announce announcing annual anymore appeal applied apply appointed approach approached approaching
      approved approximately arrived article artist aspect atmosphere attacked attacker attempted
      attempting attend attendees authority authors average aware backed background bad balance ballot ban
      banned base basically basis battle becomes beginning behalf behavior believed below benefit beyond
      bid bit block blocks blog blood bodies bomb bombing book books boy branch break bridge briefly bring
      bringing broken brother budget build buildings built bus businessman calls campaigns cancelled
      cancer capable capacity captured car carbon carried carry casualties catch caucus caucuses causing
      ceasefire century ceremony certainly chair chairman challenge challenges charge charged check choose
      chose chosen church circumstances cities citizen civilians claim claiming class clearly climate
      closely coalition code collapsed colleagues collision combat combined command comment comments
      commercial committed commonly companies compare competing competition compiled completed complex
      computer concern concerned concluded conclusion condemned condolences conduct conducted confirm
      connected connection conspiracy construction contact continuing contribute contributed controlled
      corruption cost costs count counter counts cover covered covering crash crashed crashes created
      creating creation crew crimes criticism criticized cross crowd culture custody cut cycle damaged
      dangerous daughter deadline debate decades deceased declined dedicated deeply defeat definitely
      degree delegates demand demands democracy denied depends describe designed destroy destroyed details
      determine develop developing device die difference differences differently diplomatic directly
      disaster discovered discovery discusses discussing discussion distribution documents dollars door
      dozens drew drive driver drone drop dropped drug drugs earned easy eat economy effective effects
      effort elect electoral electric eligible employees en encouraged ending endorsed ends ensure enter
      entered entirely entry environment environmental equipment essential establish established evolved
      exact exactly exchange exist existing exists expanded experience expert experts explain explained
      explosion extended extremely facilities facility factor fair fascinating fast father favor fear
      featured features feel feeling feet fell felt females fields fifteen fifth fighting figure figures
      filed fill film finally financial finding fine finished firm flight flooding floor flying focus
      forced formed formerly forming founded founder fraud freedom funding funds game gathered gender
      generally gets gives goals gold goods greater grew growing growth guess guilty gun hand handle hands
      happens happy heard hearing heart heavy helped higher highly hit holding holds homes hope
      hospitalized host hosted houses humans hundred ideas identity ill illegal imagine immigration impact
      impeachment implement impose improve includes individual industry infection infections influence
      informed infrastructure injuries injuring install intended intent interested interesting interests
      introduced investigate investigating investigations involve involvement involving jobs join joining
      journal journalists judicial kept key kilometers knowledge lack land largely larger latest launch
      lawsuit lawyer learn learned learning legislation legislature letter license lies light linked
      listed lived longest looked looks lose love loved mail mainland mainly maintain maintained male
      mandatory market masks massive mate material matters maybe meaning meant measure medicine mental
      mention mid millions minimum minor minority missile mission model models modern mostly mourning
      movie mph murder music myself nationwide natural nature necessarily necessary network nobody
      nominated nominees nor normal normally notice nuclear observed ocean offer offering oil okay older
      opening operating opinion opportunity opposed options orders organisation organizations originally
      otherwise outcome overall owned owner paper parents participate participating participation
      particular partner pass passengers path patients pay paying pending performance performed perhaps
      permanent personnel perspective phase phone photos physical pick pieces pilot placed planet planning
      platforms play played player playing please pledged points policies politician politicians politics
      poll polling polls poor positions possibly posts potentially practice pre preferred prepared
      presence present presented presidency presidents pressure presumptive pretty primaries primarily
      prior processes produce produced product products professional programs projects promoting prompted
      property prosecutor prosecutors protesting provides providing publication pull purposes push putting
      qualified quality quarter questioned quite radio raised rally range rate reaction ready recalled
      records recovered reduce reduced referendum referred regardless regional registered rejected
      relations relatively religious remaining remarked remarks remember removal remove removed removing
      replaced reporter reporters reporting represented requested requires rescue rescued resignation
      resolve respect respectively responded responsibility rest restrictions resulted resulting retired
      revealed review riots rising risk risks road rock roles rolling room round route rule ruled runs
      scale schools scientific scientist search seconds secure seeing seeking seems selected selection
      selling send senior sense sentenced serious seriously session sets severe sex sexual share sharing
      short showing shows shut shutdown sides sign signs similarly simple simply sister sites sitting
      situations sixteen size slightly smaller software soldiers solution somewhat sort sovereignty speak
      species speed spent spreading stabbing stable stand standing stands star starting statements status
      steps stopped store stories storm streets strike strikes stronger struck structure students studied
      studies studying style success successful successfully suffered suffering suicide summit supply
      supporting surface surgery surrounding survey suspected sustained symptoms takes talk talked talking
      tariffs task technical technologies telling tells temporarily temporary tend tens terrorism
      terrorist testing tests theory therefore thinking thirds thoughts threat threatened threats
      throughout title toll tomorrow tool tools toward towards trade traditional traffic train training
      transfer transition transport treated treatment troops tropical truck trust tweet twelve type types
      ultimately understand understanding underway unit unknown unless unusual upcoming urged user users
      uses value vehicles version victim victory videos views village violent virtual visit visiting voice
      volunteers voter warning waters weapons wearing weather weekend whatever whole whom widely
      widespread wind winds winning withdrawal withdrew words workers worldwide worst worth write wrong
      younger yourself youtube zone`,
  },
];
