//===- BuildMain.cpp - Packs into one file --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Compiler/PackImage.h"
#include "Driver/Commands.h"
#include "Driver/Show.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

int driver::buildMain(llvm::ArrayRef<const char *> Args, const World &W) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  const CommandInfo &C = info(Command::Build);
  CommandLine Line(C, Args, Diags);
  auto Finish = [&](int Code) {
    RenderOptions Look;
    Look.Colours = W.ErrIsTerminal && !W.NoColours;
    showDiagnostics(Diags, Sources, Look, /*MaxWarnings=*/0, W.Err);
    return Code;
  };
  if (Line.has("help") && !Diags.hasErrors()) {
    printHelp(C, W.Out);
    return Success;
  }
  std::string Output = Line.value("output");
  if (Line.arguments().empty())
    Diags.report(diag::CommandNeedsInput) << C.Name << C.Arguments;
  // The ending is how `-I` finds it in a folder.
  if (Output.empty())
    Diags.report(diag::OptionNeedsValue) << "--output" << "acme.tmi";
  else if (!StringRef(Output).ends_with(compiler::PackImageEnding))
    (Diags.report(diag::BadOptionValue) << Output << "--output")
        .add(arg(Expected::ImageFile));
  if (Diags.hasErrors())
    return Finish(UsageErrors);
  compiler::Session S(W.Files);
  std::vector<std::string> Include = Line.values("include");
  if (!compiler::openIncludePaths(S, Include, Diags))
    return Finish(UsageErrors);
  std::string Image =
      compiler::buildPackImage(S, Line.arguments(), Include, Diags);
  if (Image.empty())
    return Finish(ModelErrors);
  if (std::error_code E = W.WriteFile(Output, Image)) {
    Diags.report(diag::CannotWriteFile) << Output << E.message();
    return Finish(ModelErrors);
  }
  return Finish(Success);
}
