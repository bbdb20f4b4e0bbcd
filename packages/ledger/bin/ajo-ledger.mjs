#!/usr/bin/env node
// A file of its own, so that the command can be linked before it is built.
import "../dist/cli.mjs";
