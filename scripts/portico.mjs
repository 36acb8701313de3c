#!/usr/bin/env node
console.log("portico", process.argv.slice(2), process.version, process.cwd())
