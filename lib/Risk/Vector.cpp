//===- Vector.cpp - `AV:N/AC:L/…` -----------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Risk/Vector.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::risk;
using llvm::StringRef;

static std::string quoted(const llvm::Twine &S) {
  return ("`" + S + "`").str();
}

/// `` `AV` (attack vector)``.
static std::string named(const Metric &M) {
  return quoted(M.Key) + " (" + M.Name.str() + ")";
}

static bool isNumber(const Metric &M) { return M.Values.starts_with("0-"); }

/// What may stand behind the key: `` `N`, `A` or `L` ``, `0 to 9`.
static std::string choices(const Metric &M) {
  if (isNumber(M))
    return "a whole number from 0 to " + M.Values.drop_front(2).str();
  llvm::SmallVector<StringRef, 8> Words;
  M.Values.split(Words, ' ');
  std::string Out = "one of ";
  for (size_t I = 0; I < Words.size(); ++I)
    Out += (I == 0                  ? ""
            : I + 1 == Words.size() ? " and "
                                    : ", ") +
           quoted(Words[I]);
  return Out;
}

static std::optional<unsigned> valueOf(const Metric &M, StringRef Text) {
  if (isNumber(M)) {
    unsigned N = 0, Most = 0;
    (void)M.Values.drop_front(2).getAsInteger(10, Most);
    // No sign, no point, no leading zero: one way to write each.
    if (Text.empty() || Text.size() > 2 ||
        !llvm::all_of(Text, [](char C) { return C >= '0' && C <= '9'; }) ||
        (Text.size() == 2 && Text[0] == '0') || Text.getAsInteger(10, N) ||
        N > Most)
      return std::nullopt;
    return N;
  }
  llvm::SmallVector<StringRef, 8> Words;
  M.Values.split(Words, ' ');
  const auto *It = llvm::find(Words, Text);
  if (It == Words.end())
    return std::nullopt;
  return static_cast<unsigned>(It - Words.begin());
}

/// A text of a vector in a message: what is long or odd is cut, since it may be
/// anything.
static std::string shown(StringRef Text) {
  constexpr size_t Most = 24;
  std::string Out;
  for (char C : Text.take_front(Most))
    Out += C >= ' ' && C != 0x7f && C != '`' ? C : '?';
  if (Text.size() > Most) {
    // Not in the middle of a letter of several bytes.
    while (!Out.empty() && (static_cast<unsigned char>(Out.back()) & 0x80) != 0)
      Out.pop_back();
    Out += "…";
  }
  return quoted(Out);
}

std::optional<Values> risk::readVector(StringRef Vector, const SystemInfo &Info,
                                       llvm::ArrayRef<Metric> Metrics,
                                       Error &E) {
  Values Out(Metrics.size());
  auto Wrong = [&](size_t Begin, size_t End, std::string Message) {
    E = {std::move(Message), Begin, std::max(End, Begin + 1)};
    return std::nullopt;
  };
  size_t At = Info.Prefix.size();
  while (true) {
    StringRef Field = Vector.drop_front(At).split('/').first;
    size_t End = At + Field.size();
    auto [Key, Text] = Field.split(':');
    if (Field.empty())
      return Wrong(
          At, At,
          "a metric is missing here, as " +
              quoted(Metrics[0].Key + ":" + Metrics[0].Values.take_front(1)));
    const Metric *M =
        llvm::find_if(Metrics, [&](const Metric &X) { return X.Key == Key; });
    if (M == Metrics.end()) {
      std::string All;
      for (const Metric &X : Metrics)
        if (X.Required || isNumber(X))
          All += (All.empty() ? "`" : ", `") + X.Key.str() + "`";
      return Wrong(At, At + Key.size(),
                   shown(Key) + " is not a metric of " + Info.Name.str() +
                       ", which has " + All);
    }
    std::optional<unsigned> &Slot =
        Out[static_cast<size_t>(M - Metrics.begin())];
    if (Slot)
      return Wrong(At, End, named(*M) + " is given twice");
    Slot = valueOf(*M, Text);
    if (!Slot)
      return Wrong(At + std::min(Key.size() + 1, Field.size() - 1), End,
                   named(*M) + " is " + choices(*M) +
                       (Text.empty() ? " and has no value here"
                                     : ", not " + shown(Text)));
    if (End == Vector.size())
      break;
    At = End + 1;
  }
  for (size_t I = 0; I < Metrics.size(); ++I)
    if (Metrics[I].Required && !Out[I])
      return Wrong(0, Vector.size(),
                   named(Metrics[I]) + " is missing; it is " +
                       choices(Metrics[I]));
  return Out;
}

std::string risk::writeVector(const SystemInfo &Info,
                              llvm::ArrayRef<Metric> Metrics, const Values &V) {
  std::string Out = Info.Prefix.str();
  bool First = true;
  for (size_t I = 0; I < Metrics.size(); ++I) {
    if (!V[I])
      continue;
    std::string Text;
    if (isNumber(Metrics[I])) {
      Text = std::to_string(*V[I]);
    } else {
      llvm::SmallVector<StringRef, 8> Words;
      Metrics[I].Values.split(Words, ' ');
      if (Words[*V[I]] == "X")
        continue;
      Text = Words[*V[I]].str();
    }
    Out += (First ? "" : "/") + Metrics[I].Key.str() + ":" + Text;
    First = false;
  }
  return Out;
}

StringRef risk::cvssLevel(unsigned Tenths, uint8_t &Rank) {
  static constexpr StringRef Levels[] = {"None", "Low", "Medium", "High",
                                         "Critical"};
  Rank = Tenths == 0   ? 0
         : Tenths < 40 ? 1
         : Tenths < 70 ? 2
         : Tenths < 90 ? 3
                       : 4;
  return Levels[Rank];
}

//===----------------------------------------------------------------------===//
// The registry
//===----------------------------------------------------------------------===//

static constexpr SystemInfo Systems[] = {
#define SCORE(ID, PREFIX, NAME, EXAMPLE) {System::ID, PREFIX, NAME, EXAMPLE},
#include "Risk/Scores.def"
};

llvm::ArrayRef<SystemInfo> risk::systems() { return Systems; }

const SystemInfo &risk::info(System S) {
  return Systems[static_cast<unsigned>(S)];
}

const SystemInfo *risk::systemOf(StringRef Vector) {
  for (const SystemInfo &S : Systems)
    if (Vector.starts_with(S.Prefix))
      return &S;
  return nullptr;
}

std::optional<Score> risk::score(StringRef Vector, Error &E) {
  const SystemInfo *Info = systemOf(Vector);
  if (!Info) {
    std::string All;
    for (size_t I = 0; I < std::size(Systems); ++I)
      All += (I == 0                        ? ""
              : I + 1 == std::size(Systems) ? " or "
                                            : ", ") +
             quoted(Systems[I].Prefix);
    E = {"a vector begins with " + All, 0,
         std::max<size_t>(1, Vector.split('/').first.size())};
    return std::nullopt;
  }
  switch (Info->Id) {
#define SCORE(ID, PREFIX, NAME, EXAMPLE)                                       \
  case System::ID:                                                             \
    return score##ID(Vector, E);
#include "Risk/Scores.def"
  }
  llvm_unreachable("unknown system");
}

std::string Thousandths::text() const {
  std::string Digits = std::to_string(1000 + Value % 1000).substr(1);
  while (Digits.size() > 1 && Digits.back() == '0')
    Digits.pop_back();
  return std::to_string(Value / 1000) + "." + Digits;
}
