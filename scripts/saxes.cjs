// Built along as dist/saxes.cjs, the parser of XML: Node finds the one name here, and need not look for those of the package.
exports.SaxesParser = require('saxes').SaxesParser;
