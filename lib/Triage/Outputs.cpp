//===- Outputs.cpp - The forms in which triage is written -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Triage/Output.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::triage;
using llvm::StringRef;

static constexpr FormInfo Forms[] = {
#define TRIAGE_WRITER(ID, WORD, ENDINGS, WHAT)                                 \
  {Form::ID, WORD, ENDINGS, WHAT, write##ID},
#include "Triage/Writers.def"
};

llvm::ArrayRef<FormInfo> triage::forms() { return Forms; }

const FormInfo *triage::findForm(StringRef Word) {
  for (const FormInfo &F : Forms)
    if (F.Word == Word)
      return &F;
  return nullptr;
}

const FormInfo *triage::formOf(StringRef Path) {
  for (const FormInfo &F : Forms)
    for (StringRef Ending : llvm::split(F.Endings, ','))
      if (Path.ends_with(Ending))
        return &F;
  return nullptr;
}
