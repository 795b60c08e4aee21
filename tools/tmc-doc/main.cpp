//===- main.cpp - tmc-doc, writes the reference pages ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/DocMain.h"

int main(int Argc, char **Argv) {
  tmc::driver::World W = tmc::driver::realWorld();
  return tmc::driver::docMain({Argv + 1, static_cast<size_t>(Argc - 1)}, W);
}
