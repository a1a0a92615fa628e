import fc from "fast-check";

// One seed for all property tests, so that a failure is the change's and not the day's. Another one
// searches further: WIREBRIEF_TEST_SEED=$RANDOM npm test
const seed = Number(process.env.WIREBRIEF_TEST_SEED ?? 20_260_305);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
