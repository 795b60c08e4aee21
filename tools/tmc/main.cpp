//===- main.cpp - tmc, the threat-model compiler --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Tmc.h"

int main(int Argc, char **Argv) {
  return tmc::driver::runTool(tmc::driver::tmcMain, Argc, Argv);
}
