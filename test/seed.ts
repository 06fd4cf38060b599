import * as fc from 'fast-check';

// The same cases at every run, so that a red test is a change and not luck. FC_SEED=$RANDOM npm test looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261123) });
