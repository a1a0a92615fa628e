/**
 * Bodies whose usual names no free list joins: `type|name|other names`, one a line.
 * Source: common usage in English news; the Department of War is the secondary title that Executive
 * Order 14347 of 5 September 2025 gave to the Department of Defense.
 */
export const WELL_KNOWN = `
place|United States|U.S.;US;USA;America;United States of America;U.S. government;US government;American government;United States government;White House;Washington
place|United Kingdom|UK;U.K.;Britain;Great Britain;British government;UK government
place|Russia|Kremlin;the Kremlin;Russian Federation
place|China|People's Republic of China;PRC;Chinese government
place|Czechia|Czech Republic
place|Turkey|Türkiye;Turkiye
place|Ivory Coast|Côte d'Ivoire
place|South Korea|Republic of Korea
place|North Korea|DPRK
place|Netherlands|the Netherlands;Holland
organisation|European Union|EU;E.U.;the EU;the bloc
organisation|European Commission|EC;the Commission
organisation|European Central Bank|ECB
organisation|United Nations|UN;U.N.;the UN
organisation|North Atlantic Treaty Organization|NATO;Nato;the alliance;North Atlantic Treaty Organisation
organisation|International Monetary Fund|IMF
organisation|World Bank|World Bank Group
organisation|World Health Organization|WHO;World Health Organisation
organisation|World Trade Organization|WTO
organisation|Organization of the Petroleum Exporting Countries|OPEC
organisation|Department of Defense|Pentagon;the Pentagon;DoD;DOD;Defense Department;U.S. Department of Defense;US Department of Defense;Department of War;U.S. Department of War;US Department of War;War Department;U.S. military;US military;U.S. Defense Department
organisation|Department of State|State Department;U.S. Department of State;U.S. State Department
organisation|Department of Justice|DOJ;DoJ;Justice Department;U.S. Department of Justice
organisation|Department of Homeland Security|DHS
organisation|Federal Trade Commission|FTC
organisation|Securities and Exchange Commission|SEC
organisation|Food and Drug Administration|FDA
organisation|National Aeronautics and Space Administration|NASA;Nasa
organisation|National Security Agency|NSA
organisation|Central Intelligence Agency|CIA
organisation|Federal Bureau of Investigation|FBI
organisation|Ministry of Defence|MoD;MOD
organisation|OpenAI|Open AI;the ChatGPT owner;ChatGPT owner;the ChatGPT maker;ChatGPT maker
organisation|Meta Platforms|Meta;Facebook parent;Facebook
organisation|Alphabet|Google parent;Google owner
organisation|Apple|iPhone maker;the iPhone maker
organisation|Taiwan Semiconductor Manufacturing Company|TSMC
organisation|International Business Machines|IBM
organisation|Paris Saint-Germain|PSG
organisation|Manchester United|Man Utd;Man United
organisation|Manchester City|Man City
outlet|The Wall Street Journal|Wall Street Journal;WSJ;the Journal
outlet|The New York Times|New York Times;NYT;the Times
outlet|The Washington Post|Washington Post;the Post
outlet|Financial Times|FT;the FT
outlet|Reuters|Reuters news agency
outlet|Bloomberg|Bloomberg News
outlet|Associated Press|AP;the AP
outlet|Agence France-Presse|AFP
outlet|The Guardian|Guardian
outlet|CNBC|
outlet|CNN|
outlet|BBC|BBC News
outlet|Axios|
outlet|Politico|
outlet|The Information|
`;
