//===- main.cpp - tmc-opt, the tool for the textual IR --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/OptMain.h"

int main(int Argc, char **Argv) {
  tmc::driver::World W = tmc::driver::realWorld();
  return tmc::driver::optMain({Argv + 1, static_cast<size_t>(Argc - 1)}, W);
}
