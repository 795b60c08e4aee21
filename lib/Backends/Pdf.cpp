//===- Pdf.cpp - The report on paper --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=findings.pdf`: the report as HTML, which a program of the machine
/// prints. One that runs scripts gets the interactive report, which knows how
/// it looks on paper; another one gets the document.
///
//===----------------------------------------------------------------------===//

#include "Backends/AppPage.h"
#include "Backends/Pages.h"

using namespace tmc;
using namespace tmc::backends;
using llvm::StringRef;

/// Sets the digits of the date behind \p Key to 0: the same report gives the
/// same bytes.
static void stopClock(std::string &Pdf, StringRef Key) {
  for (size_t At = Pdf.find(Key.data(), 0, Key.size()); At != std::string::npos;
       At = Pdf.find(Key.data(), At, Key.size()))
    for (At += Key.size(); At < Pdf.size() && Pdf[At] != ')'; ++At)
      if (llvm::isDigit(Pdf[At]))
        Pdf[At] = '0';
}

void backends::writeFindingsPdf(const BackendInput &In, OutputSink &To) {
  std::unique_ptr<report::PagePrinter> Printer =
      In.Options.FindPrinter ? In.Options.FindPrinter() : nullptr;
  if (!Printer) {
    In.Diags.report(diag::NoPdfProgram) << "findings.pdf";
    return;
  }
  report::MemorySink Page;
  if (wantsApp(In, Printer->runsScripts()) && Printer->runsScripts())
    writeApp(In, {}, Page);
  else
    writeFindingsDocument(In, Page);
  if (Page.files().empty())
    return; // which was reported
  std::string Why;
  std::string Pdf = Printer->print(Page.text(), Why);
  if (Pdf.empty()) {
    In.Diags.report(diag::PdfFailed) << Printer->name() << Why;
    return;
  }
  stopClock(Pdf, "/CreationDate (D:");
  stopClock(Pdf, "/ModDate (D:");
  To.begin() << Pdf;
}
