//===- Printer.h - Programs that print pages ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_PRINTER_H
#define TMC_DRIVER_PRINTER_H

#include "Report/Input.h"

#include <memory>

namespace tmc::driver {

/// A program along PATH that makes a PDF of a page: Chromium, else WeasyPrint;
/// null if there is none.
std::unique_ptr<report::PagePrinter> findPrinter();

} // namespace tmc::driver

#endif // TMC_DRIVER_PRINTER_H
