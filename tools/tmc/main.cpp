//===- main.cpp - tmc, the threat-model compiler --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Tmc.h"

int main(int Argc, char **Argv) {
  tmc::driver::World W = tmc::driver::realWorld();
  return tmc::driver::tmcMain({Argv + 1, static_cast<size_t>(Argc - 1)}, W);
}
