//===- main.cpp - tmc-doc, writes the reference pages ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/DocMain.h"
#include "Driver/Tmc.h"

int main(int Argc, char **Argv) {
  return tmc::driver::runTool(tmc::driver::docMain, Argc, Argv);
}
