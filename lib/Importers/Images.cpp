//===- Images.cpp - Containers, their images and variables ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Images.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

/// `timescale/timescaledb` of `docker.io/timescale/timescaledb:latest-pg16`.
static StringRef repository(StringRef Image) {
  Image = Image.split('@').first;
  size_t Slash = Image.rfind('/');
  size_t Colon = Image.rfind(':');
  if (Colon != StringRef::npos && (Slash == StringRef::npos || Colon > Slash))
    Image = Image.take_front(Colon);
  auto [Registry, Rest] = Image.split('/');
  if (!Rest.empty() && (Registry.contains('.') || Registry.contains(':') ||
                        Registry == "localhost"))
    Image = Rest;
  Image.consume_front("library/");
  return Image;
}

bool importers::isSecretName(StringRef Name) {
  std::string Lower = Name.lower();
  StringRef N = Lower;
  if (N.ends_with("_file"))
    return false; // the path of one
  return N.contains("password") || N.contains("passwd") ||
         N.contains("secret") || N.contains("token") ||
         N.ends_with("api_key") || N.ends_with("apikey") ||
         N.ends_with("private_key") || N.ends_with("_pass");
}

static bool isNameLetter(char C) {
  return llvm::isAlnum(C) || C == '_' || C == '-' || C == '.';
}

StringRef importers::imageName(StringRef Image) {
  StringRef Repository = repository(Image);
  return Repository.substr(Repository.rfind('/') + 1);
}

const Kind *importers::kindOfImage(const Knowledge &K, StringRef Image) {
  if (const Kind *Found = K.map("compose.Images", repository(Image)))
    return Found;
  return K.map("compose.Images", imageName(Image));
}

/// Whether the value of the variable is a name of something else than a host.
static bool isOtherName(StringRef Variable) {
  for (StringRef End : {"user", "username", "database", "_db", "name"})
    if (Variable.ends_with_insensitive(End) &&
        !Variable.ends_with_insensitive("hostname"))
      return true;
  return false;
}

void importers::forEachAddress(
    StringRef Variable, StringRef Text,
    llvm::function_ref<void(const AddressUse &)> Fn) {
  StringRef Rest = Text;
  while (!Rest.empty()) {
    StringRef Word = Rest.take_while(isNameLetter);
    if (Word.empty()) {
      Rest = Rest.drop_front();
      continue;
    }
    StringRef Before = Text.take_front(Word.begin() - Text.begin());
    Rest = Text.drop_front(Before.size() + Word.size());
    const bool Alone = Before.empty() && Rest.empty();
    const bool InAddress = Before.ends_with("//") || Before.ends_with("@");
    const bool HasPort =
        Rest.starts_with(":") && Rest.size() > 1 && llvm::isDigit(Rest[1]);
    if (!InAddress && !(HasPort && !Before.ends_with("/")) &&
        !(Alone && !isOtherName(Variable)))
      continue;
    AddressUse Use{Word, {}, {}};
    if (size_t Mark = Before.rfind("://");
        InAddress && Mark != StringRef::npos) {
      StringRef Head = Before.take_front(Mark);
      Use.Scheme =
          Head.substr(Head.find_last_not_of("abcdefghijklmnopqrstuvwxyz+") + 1);
    }
    if (HasPort)
      Use.Port = Rest.drop_front().take_while(llvm::isDigit);
    Fn(Use);
  }
}
