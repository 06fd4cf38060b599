// Jest cannot require ES modules on Node 20; Node itself can. So the one package of ours that has no other form is translated for it.
const ts = require('typescript');

exports.process = (text, path) => {
  const { outputText } = ts.transpileModule(text, { fileName: path, compilerOptions: { module: 'CommonJS', target: 'ES2022' } });
  return { code: outputText };
};
