//===- main.cpp - tmc-format, writes sources in the one layout ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/FormatMain.h"
#include "Driver/Tmc.h"

int main(int Argc, char **Argv) {
  return tmc::driver::runTool(tmc::driver::formatMain, Argc, Argv);
}
