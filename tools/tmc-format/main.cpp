//===- main.cpp - tmc-format, writes sources in the one layout ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/FormatMain.h"

int main(int Argc, char **Argv) {
  tmc::driver::World W = tmc::driver::realWorld();
  return tmc::driver::formatMain({Argv + 1, static_cast<size_t>(Argc - 1)}, W);
}
