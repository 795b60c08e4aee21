//===- main.cpp - tmc-opt, the tool for the textual IR --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/OptMain.h"
#include "Driver/Tmc.h"

int main(int Argc, char **Argv) {
  return tmc::driver::runTool(tmc::driver::optMain, Argc, Argv);
}
