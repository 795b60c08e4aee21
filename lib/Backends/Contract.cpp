//===- Contract.cpp - Contracts in each format ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Contract/Write.h"
#include "Document/Writers.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;

void backends::writeContractMarkdown(const ContractInput &In, OutputSink &To) {
  MarkdownWriter W(To.begin());
  contract::writeContract(In.Claims, W);
}

void backends::writeContractText(const ContractInput &In, OutputSink &To) {
  TerminalWriter W(To.begin(), In.Options.Colours);
  contract::writeContract(In.Claims, W);
}

void backends::writeContractHtml(const ContractInput &In, OutputSink &To) {
  HtmlWriter W(To.begin());
  contract::writeContract(In.Claims, W);
}

void backends::writeContractJson(const ContractInput &In, OutputSink &To) {
  if (contract::checkForJson(In.Claims, In.Commit, In.Diags))
    contract::writeJson(In.Claims, In.Commit, To.begin());
}

void backends::writeContractQuestionsMarkdown(const ContractInput &In,
                                              OutputSink &To) {
  MarkdownWriter W(To.begin());
  contract::writeQuestions(In.Claims, W);
}

void backends::writeContractQuestionsText(const ContractInput &In,
                                          OutputSink &To) {
  TerminalWriter W(To.begin(), In.Options.Colours);
  contract::writeQuestions(In.Claims, W);
}

void backends::writeContractQuestionsHtml(const ContractInput &In,
                                          OutputSink &To) {
  HtmlWriter W(To.begin());
  contract::writeQuestions(In.Claims, W);
}

void backends::writeContractAnswersText(const ContractInput &In,
                                        OutputSink &To) {
  contract::writeAnswers(In.Claims, In.Package, To.begin());
}

void backends::writeContractDiffMarkdown(const ContractComparisonInput &In,
                                         OutputSink &To) {
  MarkdownWriter W(To.begin());
  contract::writeChanges(In.Changes, In.Old, In.New, W);
}

void backends::writeContractDiffText(const ContractComparisonInput &In,
                                     OutputSink &To) {
  TerminalWriter W(To.begin(), In.Options.Colours);
  contract::writeChanges(In.Changes, In.Old, In.New, W);
}

void backends::writeContractDiffHtml(const ContractComparisonInput &In,
                                     OutputSink &To) {
  HtmlWriter W(To.begin());
  contract::writeChanges(In.Changes, In.Old, In.New, W);
}
