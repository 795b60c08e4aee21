//===- Diagnostics.cpp - Collecting and rendering diagnostics -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Diagnostics.h"
#include "Basic/Terminal.h"

#include "Basic/Text.h"
#include "Basic/Unicode.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"

#include <algorithm>

using namespace tmc;
using llvm::raw_ostream;
using llvm::StringRef;

llvm::StringRef tmc::spelling(Severity S) {
  switch (S) {
  case Severity::Error:
    return "error";
  case Severity::Warning:
    return "warning";
  case Severity::Note:
  case Severity::Ignored:
    break;
  }
  return "note";
}

static constexpr DiagInfo DiagTable[] = {
#define DIAG(ID, CODE, SEVERITY, GROUP, TEXT)                                  \
  {#ID, CODE, Severity::SEVERITY, GROUP, TEXT},
#include "Basic/Diagnostics.def"
};

const DiagInfo &tmc::info(diag::Kind K) { return DiagTable[K]; }

std::vector<StringRef> tmc::warningGroups() {
  std::vector<StringRef> Groups;
  for (const DiagInfo &I : DiagTable)
    if (!I.Group.empty() && !llvm::is_contained(Groups, I.Group))
      Groups.push_back(I.Group);
  return Groups;
}

static std::string shortArgument(StringRef Arg);

/// `a`, `b` or `c`, with the word \p Last before the last one.
static std::string joined(llvm::ArrayRef<std::string> Members, StringRef Last) {
  // A longer list is not read.
  constexpr size_t MaxListed = 32;
  std::string Out;
  for (size_t I = 0; I < Members.size(); ++I) {
    if (I == MaxListed)
      return Out + ", …";
    const bool IsLast = I + 1 == Members.size();
    if (I != 0) {
      Out += IsLast ? " " : ", ";
      if (IsLast)
        Out.append(Last.data(), Last.size()).append(" ");
    }
    Out.append("`").append(shortArgument(Members[I])).append("`");
  }
  return Out;
}

/// `select` or `plural`, and its words; a `|` in braces is of a choice within.
static llvm::SmallVector<StringRef, 8> splitWords(StringRef Form) {
  llvm::SmallVector<StringRef, 8> Words;
  unsigned Depth = 0;
  size_t Begin = 0;
  for (size_t I = 0; I != Form.size(); ++I) {
    Depth += Form[I] == '{';
    Depth -= Form[I] == '}';
    if (Form[I] != '|' || Depth != 0)
      continue;
    Words.push_back(Form.slice(Begin, I));
    Begin = I + 1;
  }
  Words.push_back(Form.drop_front(Begin));
  return Words;
}

/// What `{N:Form}` stands for.
static std::string formArgument(const DiagArg &Arg, StringRef Form,
                                llvm::ArrayRef<DiagArg> Args) {
  if (Form.empty())
    return shortArgument(Arg.text());
  if (Form == "or" || Form == "and")
    return joined(Arg.members(), Form);
  const llvm::SmallVector<StringRef, 8> Words = splitWords(Form);
  assert((Words.front() == "plural" || Words.front() == "select") &&
         "no such form of an argument");
  const size_t Wanted =
      1 + (Words.front() == "plural" ? (Arg.number() == 1 ? 0 : 1)
                                     : static_cast<size_t>(Arg.number()));
  assert(Wanted < Words.size() && "no such word in the message");
  return Wanted < Words.size() ? formatMessage(Words[Wanted], Args)
                               : std::string();
}

std::string tmc::formatMessage(StringRef Text, llvm::ArrayRef<DiagArg> Args) {
  std::string Out;
  while (!Text.empty()) {
    size_t Brace = Text.find('{');
    Out += Text.take_front(Brace);
    Text = Text.drop_front(std::min(Brace, Text.size()));
    if (Text.empty())
      break;
    if (Text.consume_front("{{")) {
      Out += '{';
      continue;
    }
    if (Text.size() < 3 || !llvm::isDigit(Text[1]) ||
        (Text[2] != '}' && Text[2] != ':')) {
      Out += Text.take_front();
      Text = Text.drop_front();
      continue;
    }
    const size_t N = static_cast<size_t>(Text[1] - '0');
    // The words of a choice may have places of their own.
    size_t Close = 2;
    for (unsigned Depth = 1; Close < Text.size(); ++Close)
      if (Text[Close] == '{')
        ++Depth;
      else if (Text[Close] == '}' && --Depth == 0)
        break;
    StringRef Form = Text.slice(2, Close);
    Form.consume_front(":");
    assert(N < Args.size() && "diagnostic lacks an argument");
    if (N < Args.size())
      Out += formArgument(Args[N], Form, Args);
    Text = Text.drop_front(std::min(Close + 1, Text.size()));
  }
  return Out;
}

/// The middle of \p Text is left out where it is longer than \p Limit
/// characters.
static std::string shortened(StringRef Text, size_t Limit) {
  if (Text.size() <= Limit || countCodePoints(Text) <= Limit)
    return Text.str();
  size_t Head = characterStart(Text, Limit * 2 / 3);
  size_t Tail = characterEnd(Text, Text.size() - Limit / 3);
  return (Text.take_front(Head) + "…" + Text.drop_front(Tail)).str();
}

/// What a message says of the model, at a length that can be read: a name may
/// have ten thousand letters.
static std::string shortArgument(StringRef Arg) {
  constexpr size_t MaxWord = 300, MaxArgument = 2000;
  if (Arg.size() <= MaxWord)
    return Arg.str();
  std::string Out;
  while (!Arg.empty()) {
    StringRef Word = Arg.take_until([](char C) { return C == ' '; });
    Out += shortened(Word, MaxWord);
    Arg = Arg.drop_front(Word.size());
    StringRef Blanks = Arg.take_while([](char C) { return C == ' '; });
    Out += Blanks;
    Arg = Arg.drop_front(Blanks.size());
  }
  return shortened(Out, MaxArgument);
}

//===----------------------------------------------------------------------===//
// Collecting
//===----------------------------------------------------------------------===//

DiagBuilder::DiagBuilder(Diagnostics *Engine, diag::Kind K, Range Where)
    : Engine(Engine), D{K, info(K).DefaultLevel, Where, {}, {}, {}} {}

DiagBuilder::DiagBuilder(DiagBuilder &&Other)
    : Engine(Other.Engine), D(std::move(Other.D)), Args(std::move(Other.Args)) {
  Other.Engine = nullptr;
}

DiagBuilder::~DiagBuilder() {
  if (!Engine)
    return;
  D.Message = formatMessage(info(D.Kind).Text, Args);
  Engine->add(std::move(D));
}

DiagBuilder &DiagBuilder::note(diag::Kind K, Range Where,
                               llvm::ArrayRef<DiagArg> NoteArgs) {
  assert(info(K).DefaultLevel == Severity::Note && "not a note");
  D.Notes.push_back({Where, formatMessage(info(K).Text, NoteArgs)});
  return *this;
}

void Diagnostics::setDamaged(Range Where) {
  auto It = llvm::lower_bound(
      Damaged, Where, [](Range A, Range B) { return A.Begin < B.Begin; });
  Damaged.insert(It, Where);
}

bool Diagnostics::isDamaged(Range Where) const {
  auto It = llvm::lower_bound(
      Damaged, Where, [](Range A, Range B) { return A.Begin < B.Begin; });
  return It != Damaged.end() && It->Begin < Where.End;
}

void Diagnostics::add(Diagnostic D) {
  const DiagInfo &Info = info(D.Kind);
  // Names, types, models and knowledge.
  if (!Damaged.empty() && D.Where.isValid() && Info.Code >= "TM02" &&
      Info.Code < "TM06") {
    auto It = llvm::upper_bound(Damaged, D.Where.Begin,
                                [](Loc L, Range R) { return L < R.Begin; });
    if (It != Damaged.begin() && D.Where.Begin < std::prev(It)->End)
      return;
  }
  if (!Info.Group.empty()) {
    GroupState State = Groups.lookup(Info.Group);
    if (!State.Enabled.value_or(Info.DefaultLevel == Severity::Warning))
      return;
    D.Level = State.AsError.value_or(WarningsAsErrors) ? Severity::Error
                                                       : Severity::Warning;
  }
  // What a component says is read once an instance; once is enough to hear.
  if (D.Where.isValid() &&
      !Seen.insert(llvm::hash_combine(static_cast<unsigned>(D.Kind),
                                      D.Where.Begin.Offset, D.Where.End.Offset,
                                      D.Message))
           .second)
    return;
  if (D.Level == Severity::Error) {
    ++Errors;
    if (ErrorLimit != 0 && Errors > ErrorLimit) {
      ++Suppressed;
      return;
    }
  } else if (D.Level == Severity::Warning) {
    ++Warnings;
  }
  List.push_back(std::move(D));
}

template <typename Fn> bool Diagnostics::forGroups(StringRef Group, Fn Set) {
  bool Found = false;
  for (StringRef G : warningGroups())
    if (G == Group || Group == "all") {
      Set(Groups[G]);
      Found = true;
    }
  return Found;
}

bool Diagnostics::setGroupEnabled(StringRef Group, bool On) {
  return forGroups(Group, [&](GroupState &S) { S.Enabled = On; });
}

bool Diagnostics::setGroupAsError(StringRef Group, bool On) {
  return forGroups(Group, [&](GroupState &S) {
    S.AsError = On;
    if (On)
      S.Enabled = true;
  });
}

//===----------------------------------------------------------------------===//
// Suggestions
//===----------------------------------------------------------------------===//

/// Whether two neighbouring letters changed places, the commonest slip, which
/// the edit distance counts as two.
static bool isTransposition(StringRef A, StringRef B) {
  if (A.size() != B.size())
    return false;
  size_t I = 0;
  while (I < A.size() && A[I] == B[I])
    ++I;
  return I + 1 < A.size() && A[I] == B[I + 1] && A[I + 1] == B[I] &&
         A.substr(I + 2) == B.substr(I + 2);
}

std::vector<const Diagnostic *> tmc::inOrderOfText(const Diagnostics &Diags) {
  std::vector<const Diagnostic *> Ordered;
  for (const Diagnostic &D : Diags.all())
    Ordered.push_back(&D);
  llvm::stable_sort(Ordered, [](const Diagnostic *A, const Diagnostic *B) {
    return A->Where.Begin < B->Where.Begin;
  });
  return Ordered;
}

StringRef tmc::nearest(StringRef Wanted, llvm::ArrayRef<StringRef> Candidates) {
  StringRef Best;
  unsigned Bound = std::max<unsigned>(1, (Wanted.size() + 1) / 3) + 1;
  // Something of the word must be left: `a` is not a slip of `b`.
  Bound = std::min<unsigned>(Bound, Wanted.size());
  for (StringRef C : Candidates) {
    if (C == Wanted)
      continue;
    // A difference in case only is always the nearest.
    if (C.equals_insensitive(Wanted))
      return C;
    unsigned Distance =
        isTransposition(Wanted, C) ? 1 : Wanted.edit_distance(C, true, Bound);
    if (Distance < Bound) {
      Bound = Distance;
      Best = C;
    }
  }
  return Best;
}

Surety tmc::suretyOf(StringRef Wanted, StringRef Near,
                     llvm::ArrayRef<StringRef> Candidates) {
  if (!Near.equals_insensitive(Wanted))
    return Surety::Guess;
  bool Unique = llvm::all_of(Candidates, [&](StringRef C) {
    return C == Near || !C.equals_insensitive(Wanted);
  });
  return Unique ? Surety::Certain : Surety::Guess;
}

//===----------------------------------------------------------------------===//
// Rendering
//===----------------------------------------------------------------------===//

namespace {
using terminal::Colour;

/// Writes ANSI colours only where they are wanted.
void setColour(raw_ostream &OS, const RenderOptions &Options, Colour C) {
  OS << terminal::code(Options.Colours, C);
}

/// Writes text that came from a user: malformed bytes and characters that could
/// drive a terminal, or turn the text around them, are shown as `?`, tabs as
/// one blank.
void writeVisible(raw_ostream &OS, StringRef Text) {
  while (!Text.empty()) {
    size_t Plain = 0;
    while (Plain < Text.size() && Text[Plain] >= 0x20 && Text[Plain] < 0x7F)
      ++Plain;
    OS << Text.take_front(Plain);
    Text = Text.drop_front(Plain);
    if (Text.empty())
      break;
    const auto *Bytes = reinterpret_cast<const llvm::UTF8 *>(Text.data());
    const llvm::UTF8 *Next = Bytes;
    llvm::UTF32 Code = 0;
    bool Valid =
        llvm::convertUTF8Sequence(&Next, Bytes + Text.size(), &Code,
                                  llvm::strictConversion) == llvm::conversionOK;
    size_t Size = Valid ? static_cast<size_t>(Next - Bytes) : 1;
    if (Text.front() == '\t')
      OS << ' ';
    else if (!Valid || isHazardous(Code))
      OS << '?';
    else
      OS << Text.take_front(Size);
    Text = Text.drop_front(Size);
  }
}

void writeHeader(raw_ostream &OS, const SourceManager &Sources,
                 const RenderOptions &Options, Range Where, Severity Level,
                 StringRef Message, StringRef Code) {
  setColour(OS, Options, Colour::Bold);
  if (Where.isValid()) {
    writeVisible(OS, Sources.describe(Where.Begin));
    OS << ": ";
  } else {
    OS << "tmc: ";
  }
  switch (Level) {
  case Severity::Error:
    setColour(OS, Options, Colour::Red);
    OS << "error: ";
    break;
  case Severity::Warning:
    setColour(OS, Options, Colour::Magenta);
    OS << "warning: ";
    break;
  case Severity::Note:
  case Severity::Ignored:
    setColour(OS, Options, Colour::Cyan);
    OS << "note: ";
    break;
  }
  setColour(OS, Options, Colour::Plain);
  setColour(OS, Options, Colour::Bold);
  writeVisible(OS, Message);
  setColour(OS, Options, Colour::Plain);
  if (!Code.empty())
    OS << " [" << Code << "]";
  OS << "\n";
}
} // namespace

void tmc::renderExcerpt(Range Where, const SourceManager &Sources,
                        const RenderOptions &Options, raw_ostream &OS,
                        StringRef FixText) {
  FileId F = Sources.fileOf(Where.Begin);
  if (!F)
    return;
  LineCol Begin = Sources.lineCol(Where.Begin);
  StringRef Line = Sources.lineText(F, Begin.Line);
  uint32_t First = Where.Begin.Offset - Sources.lineStart(F, Begin.Line).Offset;
  First = std::min<uint32_t>(First, static_cast<uint32_t>(Line.size()));
  uint32_t Last = First;
  if (Where.End > Where.Begin)
    Last = std::min<uint32_t>(static_cast<uint32_t>(Line.size()),
                              First + (Where.End.Offset - Where.Begin.Offset));

  // A very long line is shown around the caret only.
  uint32_t From = 0;
  uint32_t To = static_cast<uint32_t>(Line.size());
  if (Line.size() > Options.MaxWidth) {
    From = First > Options.MaxWidth / 2 ? First - Options.MaxWidth / 2 : 0;
    To = std::min<uint32_t>(To, From + Options.MaxWidth);
    From = static_cast<uint32_t>(characterStart(Line, From));
    To = static_cast<uint32_t>(characterEnd(Line, To));
    Last = std::min(Last, To);
  }

  std::string Number = std::to_string(Begin.Line);
  std::string Gutter(std::max<size_t>(Number.size(), 4) + 1, ' ');
  OS << std::string(Gutter.size() - Number.size(), ' ') << Number << " | ";
  writeVisible(OS, Line.slice(From, To));
  OS << "\n" << Gutter << " | ";
  OS << std::string(countCodePoints(Line.slice(From, First)), ' ');
  setColour(OS, Options, Colour::Green);
  uint32_t Width = countCodePoints(Line.slice(First, Last));
  OS << '^';
  if (Width > 1)
    OS << std::string(Width - 1, '~');
  setColour(OS, Options, Colour::Plain);
  OS << "\n";
  if (!FixText.empty() && FixText.find('\n') == StringRef::npos) {
    OS << Gutter << " | "
       << std::string(countCodePoints(Line.slice(From, First)), ' ');
    setColour(OS, Options, Colour::Green);
    writeVisible(OS, shortened(FixText, Options.MaxWidth));
    setColour(OS, Options, Colour::Plain);
    OS << "\n";
  }
}

void tmc::render(const Diagnostic &D, const SourceManager &Sources,
                 const RenderOptions &Options, raw_ostream &Target) {
  // The standard error has no buffer: what is written in parts is sent so.
  llvm::SmallString<1024> Buffer;
  llvm::raw_svector_ostream OS(Buffer);
  // How to turn a warning off stands where it is seen.
  const DiagInfo &Info = info(D.Kind);
  std::string Code = Info.Code.str();
  if (!Info.Group.empty())
    Code +=
        (D.Level == Severity::Error ? ", -Werror=" : ", -W") + Info.Group.str();
  writeHeader(OS, Sources, Options, D.Where, D.Level, D.Message, Code);
  // A fix that stands where the caret stands is shown under it; a guess asks.
  std::string FixText;
  if (D.FixIts.size() == 1 && D.FixIts[0].Where.Begin == D.Where.Begin) {
    FixText = D.FixIts[0].Text;
    if (D.FixIts[0].Sure == Surety::Guess)
      FixText += '?';
  }
  if (D.Where.isValid())
    renderExcerpt(D.Where, Sources, Options, OS, FixText);
  for (const Note &N : D.Notes) {
    writeHeader(OS, Sources, Options, N.Where, Severity::Note, N.Message, "");
    if (N.Where.isValid())
      renderExcerpt(N.Where, Sources, Options, OS);
  }
  Target << Buffer;
}
