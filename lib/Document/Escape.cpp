//===- Escape.cpp - The one writer of a user's text, a format each --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Escape.h"

#include "Basic/Text.h"
#include "Basic/Unicode.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/Path.h"

#include <algorithm>
#include <array>

using namespace tmc;
using llvm::StringRef;

namespace {
constexpr StringRef Replacement = "\xEF\xBF\xBD";
constexpr uint32_t ReplacementCode = 0xFFFD;

/// One code point of a text and the bytes it was read from.
struct CodePoint {
  uint32_t Code;
  StringRef Bytes; ///< Replacement for a malformed byte
};

/// Takes the first code point off \p Text. Overlong forms, surrogates and
/// values above U+10FFFF are malformed, and each of their bytes is one U+FFFD.
CodePoint take(StringRef &Text) {
  unsigned Length = characterLength(Text);
  if (Length == 0) {
    Text = Text.drop_front(1);
    return {ReplacementCode, Replacement};
  }
  CodePoint C{decodeCharacter(Text.data(), Length), Text.take_front(Length)};
  Text = Text.drop_front(Length);
  return C;
}

void append(std::string &Out, StringRef Text) {
  Out.append(Text.data(), Text.size());
}

void appendHex(std::string &Out, uint32_t Code, unsigned Digits) {
  static constexpr char Hex[] = "0123456789abcdef";
  for (unsigned I = Digits; I-- > 0;)
    Out += Hex[(Code >> (4 * I)) & 0xF];
}

bool isAsciiPlain(unsigned char C) { return C >= 0x20 && C < 0x7F; }

template <bool KeepLines> std::string clean(StringRef Text) {
  std::string Out;
  Out.reserve(Text.size());
  while (!Text.empty()) {
    // Most texts are plain ASCII: copy the longest such run at once.
    size_t Run = 0;
    while (Run < Text.size() &&
           isAsciiPlain(static_cast<unsigned char>(Text[Run])))
      ++Run;
    append(Out, Text.take_front(Run));
    Text = Text.drop_front(Run);
    if (Text.empty())
      break;
    CodePoint C = take(Text);
    if (C.Code == '\r') {
      if (Text.starts_with("\n"))
        continue;
      Out += KeepLines ? '\n' : ' ';
    } else if (C.Code == '\n' || C.Code == 0x2028 || C.Code == 0x2029) {
      Out += KeepLines ? '\n' : ' ';
    } else if (C.Code == '\t') {
      Out += ' ';
    } else if (isHazardous(C.Code)) {
      append(Out, Replacement);
    } else {
      append(Out, C.Bytes);
    }
  }
  return Out;
}
} // namespace

std::string document::oneLine(StringRef Text) { return clean<false>(Text); }
std::string document::multiLine(StringRef Text) { return clean<true>(Text); }

//===----------------------------------------------------------------------===//
// Markdown
//===----------------------------------------------------------------------===//

/// Escapes clean text of one line.
static void escapeMarkdownLine(std::string &Out, StringRef Line) {
  // Two blanks at a line's end would be a hard break, and leading ones code.
  Line = Line.trim(' ');
  for (size_t I = 0; I < Line.size(); ++I) {
    char C = Line[I];
    switch (C) {
    case '&':
      Out += "&amp;";
      break;
    case '<':
      Out += "&lt;";
      break;
    case '>':
      Out += "&gt;";
      break;
    // A backslash in front of `@` or `:` does not keep GitHub from making a
    // mention or a bare link; an entity does, as it is replaced only when the
    // text is shown.
    case '@':
      Out += "&#64;";
      break;
    case ':': {
      // `http://` and `:emoji:`, but not the colon of a sentence or a place.
      StringRef Rest = Line.drop_front(I + 1);
      StringRef Word = Rest.take_while([](char W) {
        return llvm::isAlnum(W) || W == '_' || W == '+' || W == '-';
      });
      bool Emoji =
          !Word.empty() && Rest.drop_front(Word.size()).starts_with(":");
      if (Emoji || Rest.starts_with("/"))
        Out += "&#58;";
      else
        Out += C;
      break;
    }
    case '#':
      Out += "&#35;";
      break;
    case '.':
      // GitHub links a bare `www.`; `1.` at the start of a line is a list.
      if ((I >= 3 && Line.slice(I - 3, I).equals_insensitive("www")) ||
          (I > 0 && Line.take_front(I).find_first_not_of("0123456789") ==
                        StringRef::npos))
        Out += "&#46;";
      else
        Out += C;
      break;
    case '|':
      // The only form that holds both in a table's cell and outside.
      Out += "&#124;";
      break;
    case ')':
      if (I > 0 &&
          Line.take_front(I).find_first_not_of("0123456789") == StringRef::npos)
        Out += '\\';
      Out += C;
      break;
    case '-':
    case '+':
    case '=':
      // Lists, rules and underlines of headings begin a line.
      if (I == 0)
        Out += '\\';
      Out += C;
      break;
    case '_': {
      // Inside a word `_` is no emphasis, and identifiers stay readable.
      bool InWord = I > 0 && I + 1 < Line.size() &&
                    llvm::isAlnum(Line[I - 1]) && llvm::isAlnum(Line[I + 1]);
      if (!InWord)
        Out += '\\';
      Out += C;
      break;
    }
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '~':
    case '$': // GitHub's mathematics
    case '!':
      Out += '\\';
      Out += C;
      break;
    default:
      Out += C;
    }
  }
}

std::string document::escapeMarkdown(StringRef Text) {
  std::string Out;
  Out.reserve(Text.size() + 8);
  escapeMarkdownLine(Out, oneLine(Text));
  return Out;
}

std::string document::markdownCode(StringRef Text) {
  std::string Clean = oneLine(Text);
  // A pipe ends a table's cell even inside a code span, `\|` shows a backslash
  // outside of tables, and an entity shows itself. An HTML element does it all.
  if (StringRef(Clean).contains('|')) {
    std::string Out = "<code>";
    for (char C : Clean) {
      if (C == '|' || C == '`' || C == '*' || C == '_' || C == '[' ||
          C == ']' || C == '\\' || C == '~' || C == '$' || C == '@' ||
          C == '#' || C == ':' || C == '!') {
        Out += "&#" + std::to_string(static_cast<int>(C)) + ";";
      } else {
        append(Out, escapeHtml(StringRef(&C, 1)));
      }
    }
    return Out + "</code>";
  }
  size_t Longest = 0;
  size_t Run = 0;
  for (char C : Clean) {
    Run = C == '`' ? Run + 1 : 0;
    Longest = std::max(Longest, Run);
  }
  std::string Fence(Longest + 1, '`');
  // A blank at either end is stripped by the reader, so an all-blank or empty
  // text needs no special case but must not give an empty span.
  bool Pad = Clean.empty() || Clean.front() == '`' || Clean.back() == '`' ||
             (Clean.front() == ' ' && Clean.back() == ' ');
  return Fence + (Pad ? " " : "") + Clean + (Pad ? " " : "") + Fence;
}

/// The escaper trims a line; between two code spans the blanks count.
std::string document::markdownProse(StringRef Text) {
  std::string Result;
  while (!Text.empty()) {
    auto [Before, Rest] = Text.split('`');
    std::string Escaped = escapeMarkdown(Before);
    if (Before.starts_with(" ") && !Result.empty())
      Result += ' ';
    Result += Escaped;
    if (Before.ends_with(" ") && !Escaped.empty())
      Result += ' ';
    if (Rest.empty())
      break;
    auto [Code, After] = Rest.split('`');
    Result += markdownCode(Code);
    Text = After;
  }
  return Result;
}

std::string document::markdownParagraphs(StringRef Text) {
  std::string Clean = multiLine(Text);
  std::string Out;
  llvm::SmallVector<StringRef, 16> Lines;
  StringRef(Clean).trim("\n ").split(Lines, '\n');
  for (size_t I = 0; I < Lines.size(); ++I) {
    if (I > 0)
      Out += '\n';
    escapeMarkdownLine(Out, Lines[I]);
  }
  return Out;
}

std::string document::markdownFence(StringRef Text, StringRef Language) {
  std::string Clean = multiLine(Text);
  size_t Longest = 2;
  size_t Run = 0;
  for (char C : Clean) {
    Run = C == '`' ? Run + 1 : 0;
    Longest = std::max(Longest, Run);
  }
  std::string Fence(Longest + 1, '`');
  std::string Out = Fence + Language.str() + "\n" + Clean;
  if (!StringRef(Out).ends_with("\n"))
    Out += '\n';
  return Out + Fence + "\n";
}

std::string document::linkTarget(StringRef Url) {
  bool Absolute = Url.starts_with_insensitive("https://") ||
                  Url.starts_with_insensitive("http://");
  // Without a scheme a reader takes what stands before the first colon for one.
  bool Relative =
      !Url.starts_with("/") && !Url.starts_with("\\") &&
      !Url.take_until([](char C) { return C == '#'; }).contains(':');
  std::string Target;
  if (!Absolute && !Relative)
    return Target;
  static constexpr char Hex[] = "0123456789ABCDEF";
  for (char C : Url) {
    unsigned char U = static_cast<unsigned char>(C);
    if (llvm::isAlnum(C) || StringRef("-._~/:?#&=%+,;@!").contains(C)) {
      Target += C;
    } else {
      Target += '%';
      Target += Hex[U >> 4];
      Target += Hex[U & 15];
    }
  }
  return Target;
}

std::string document::markdownLink(StringRef Text, StringRef Url) {
  std::string Label = escapeMarkdown(Text);
  std::string Target = linkTarget(Url);
  if (Target.empty())
    return Label;
  // In a target `&` begins an entity; the other characters are safe.
  std::string Escaped;
  for (char C : Target)
    if (C == '&')
      Escaped += "&amp;";
    else
      Escaped += C;
  return "[" + Label + "](" + Escaped + ")";
}

//===----------------------------------------------------------------------===//
// Diagrams and HTML
//===----------------------------------------------------------------------===//

std::string document::escapeMermaidLine(StringRef Text) {
  // Not in quotes: also `;` and `:` are syntax, and words such as `end` at the
  // beginning, which an entity breaks.
  std::string Clean = oneLine(Text);
  std::string Out;
  for (size_t I = 0; I < Clean.size(); ++I) {
    char C = Clean[I];
    bool Plain = static_cast<unsigned char>(C) >= 0x80 ||
                 (I > 0 && (llvm::isAlnum(C) || StringRef(" ,").contains(C)));
    if (Plain)
      Out += C;
    else
      Out += "#" + std::to_string(static_cast<unsigned char>(C)) + ";";
  }
  return Out;
}

std::string document::plantUmlString(StringRef Text) {
  // Quotation marks end a label; Creole marks words up by doubled marks, HTML
  // and links; the preprocessor reads `!`, `$` and `%` on any line. A character
  // by its number is none of that.
  std::string Clean = oneLine(Text);
  std::string Out = "\"";
  for (size_t I = 0; I < Clean.size(); ++I) {
    char C = Clean[I];
    bool Between = I > 0 && I + 1 < Clean.size() &&
                   llvm::isAlnum(Clean[I - 1]) && llvm::isAlnum(Clean[I + 1]);
    bool Plain = llvm::isAlnum(C) || static_cast<unsigned char>(C) >= 0x80 ||
                 (C == ' ' && I > 0) || C == ',' || (C == ':' && I > 0) ||
                 (StringRef("-._'").contains(C) && Between);
    if (Plain)
      Out += C;
    else
      Out += "<U+00" + llvm::toHex(StringRef(&C, 1)) + ">";
  }
  return Out += '"';
}

std::string document::d2String(StringRef Text) {
  // `${x}` is a substitution, a backslash an escape.
  std::string Out = "\"";
  for (char C : multiLine(Text)) {
    if (C == '\n') {
      Out += "\\n";
      continue;
    }
    if (C == '"' || C == '\\' || C == '$')
      Out += '\\';
    Out += C;
  }
  return Out += '"';
}

std::string document::escapeMermaid(StringRef Text) {
  // Mermaid ends a label at `"`, reads `#...;` as an entity, renders HTML tags
  // and, in some versions, Markdown, so only letters, digits and a few marks
  // pass as they are. Entities are replaced after all of that.
  std::string Clean = oneLine(Text);
  std::string Out;
  Out.reserve(Clean.size() + 16);
  auto IsWord = [&](size_t I) {
    return I < Clean.size() && llvm::isAlnum(Clean[I]);
  };
  for (size_t I = 0; I < Clean.size(); ++I) {
    char C = Clean[I];
    bool Plain = llvm::isAlnum(C) || static_cast<unsigned char>(C) >= 0x80 ||
                 StringRef(" ,/=?'():").contains(C);
    // Lists begin with `1.`, `-` or `+`; `_` is emphasis except inside a word.
    if (C == '.')
      Plain = StringRef(Clean).take_front(I).find_first_not_of("0123456789 ") !=
              StringRef::npos;
    else if (C == '-' || C == '+')
      Plain = I > 0;
    else if (C == '_')
      Plain = I > 0 && IsWord(I - 1) && IsWord(I + 1);
    if (C == '"') {
      Out += "#quot;";
    } else if (Plain) {
      Out += C;
    } else {
      Out += "#" + std::to_string(static_cast<unsigned char>(C)) + ";";
    }
  }
  return Out;
}

std::string document::escapeHtml(StringRef Text) {
  std::string Clean = multiLine(Text);
  std::string Out;
  Out.reserve(Clean.size() + 16);
  for (char C : Clean) {
    switch (C) {
    case '&':
      Out += "&amp;";
      break;
    case '<':
      Out += "&lt;";
      break;
    case '>':
      Out += "&gt;";
      break;
    case '"':
      Out += "&quot;";
      break;
    case '\'':
      Out += "&#39;";
      break;
    default:
      Out += C;
    }
  }
  return Out;
}

std::string document::escapeDot(StringRef Text) {
  // In a label Graphviz reads `\N`, `\G`, `\l` … and HTML entities.
  std::string Clean = multiLine(Text);
  std::string Out;
  Out.reserve(Clean.size() + 16);
  for (char C : Clean) {
    switch (C) {
    case '"':
      Out += "\\\"";
      break;
    case '\\':
      Out += "\\\\";
      break;
    case '\n':
      Out += "\\n";
      break;
    case '&':
      Out += "&amp;";
      break;
    default:
      Out += C;
    }
  }
  return Out;
}

/// Whether DOT takes \p Text without quotes: a name, or a number.
static bool isPlainDotId(StringRef Text) {
  if (Text.empty())
    return false;
  bool IsNumber = llvm::isDigit(Text[0]) || Text[0] == '.' || Text[0] == '-';
  if (IsNumber) {
    StringRef Digits = Text;
    Digits.consume_front("-");
    return Digits.count('.') <= 1 && Digits != "." && !Digits.empty() &&
           llvm::all_of(Digits,
                        [](char C) { return llvm::isDigit(C) || C == '.'; });
  }
  if (!llvm::all_of(Text, [](char C) {
        return llvm::isAlnum(C) || C == '_' ||
               static_cast<unsigned char>(C) >= 0x80;
      }))
    return false;
  constexpr StringRef Words[] = {"node",  "strict",  "edge",
                                 "graph", "digraph", "subgraph"};
  return llvm::none_of(
      Words, [&](StringRef Word) { return Text.equals_insensitive(Word); });
}

void document::writeDotId(std::string &Out, StringRef Text) {
  if (isPlainDotId(Text)) {
    Out += Text;
    return;
  }
  Out += '"';
  // A backslash before a quote would be read as its escape: pairs are pairs.
  bool IsOpen = false;
  for (char C : Text) {
    if (C == '"')
      Out += IsOpen ? "\\\\" : "\\";
    IsOpen = C == '\\' && !IsOpen;
    Out += C;
  }
  Out += IsOpen ? "\\\"" : "\"";
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

/// Which bytes a JSON string holds as they are.
static constexpr std::array<bool, 256> PlainInJson = [] {
  std::array<bool, 256> Plain{};
  for (unsigned C = 0x20; C < 0x7F; ++C)
    Plain[C] = C != '"' && C != '\\';
  return Plain;
}();

/// Eight bytes, each \p C.
static constexpr uint64_t eight(unsigned char C) {
  return C * 0x0101010101010101ULL;
}

/// The high bit of each of the eight bytes of \p X that PlainInJson does not
/// have. Bytes behind such a one may be wrong; the first never is.
static uint64_t notPlain(uint64_t X) {
  auto Less = [&](uint64_t Y, uint64_t Than) { return (Y - Than) & ~Y; };
  return (X | (X + eight(1)) | Less(X, eight(0x20)) |
          Less(X ^ eight('"'), eight(1)) | Less(X ^ eight('\\'), eight(1))) &
         eight(0x80);
}

size_t document::plainInJson(StringRef Text) {
  size_t I = 0;
  for (; I + 8 <= Text.size(); I += 8)
    if (uint64_t Found =
            notPlain(llvm::support::endian::read64le(Text.data() + I)))
      return I + static_cast<size_t>(llvm::countr_zero(Found)) / 8;
  while (I < Text.size() && PlainInJson[static_cast<unsigned char>(Text[I])])
    ++I;
  return I;
}

StringRef document::escapeForJson(StringRef &Text,
                                  char (&Buffer)[MaxJsonEscape]) {
  CodePoint C = take(Text);
  switch (C.Code) {
  case '"':
    return "\\\"";
  case '\\':
    return "\\\\";
  case '\n':
    return "\\n";
  case '\t':
    return "\\t";
  default:
    break;
  }
  if (!isHazardous(C.Code))
    return C.Bytes;
  char *To = Buffer;
  auto Unit = [&](uint32_t Code) {
    static constexpr char Hex[] = "0123456789abcdef";
    *To++ = '\\';
    *To++ = 'u';
    for (unsigned I = 4; I-- > 0;)
      *To++ = Hex[(Code >> (4 * I)) & 0xF];
  };
  if (C.Code < 0x10000) {
    Unit(C.Code);
  } else {
    Unit(0xD800 + ((C.Code - 0x10000) >> 10));
    Unit(0xDC00 + ((C.Code - 0x10000) & 0x3FF));
  }
  return {Buffer, static_cast<size_t>(To - Buffer)};
}

std::string document::jsonString(StringRef Text) {
  std::string Out = "\"";
  while (!Text.empty()) {
    size_t Run = plainInJson(Text);
    append(Out, Text.take_front(Run));
    Text = Text.drop_front(Run);
    char Escaped[MaxJsonEscape];
    if (!Text.empty())
      append(Out, escapeForJson(Text, Escaped));
  }
  return Out + "\"";
}

std::string document::jsonForHtml(StringRef Json) {
  std::string Out;
  Out.reserve(Json.size() + Json.size() / 64);
  for (char C : Json) {
    // It stands in strings only, where it may be written so.
    if (C == '<')
      append(Out, "\\u003c");
    else
      Out += C;
  }
  return Out;
}

//===----------------------------------------------------------------------===//
// Python
//===----------------------------------------------------------------------===//

std::string document::pythonString(StringRef Text) {
  std::string Out = "\"";
  while (!Text.empty()) {
    CodePoint C = take(Text);
    if (C.Code == '"' || C.Code == '\\') {
      Out += '\\';
      Out += static_cast<char>(C.Code);
    } else if (C.Code == '\n') {
      Out += "\\n";
    } else if (C.Code < 0x80 &&
               isAsciiPlain(static_cast<unsigned char>(C.Code))) {
      Out += static_cast<char>(C.Code);
    } else if (C.Code < 0x100) {
      Out += "\\x";
      appendHex(Out, C.Code, 2);
    } else if (C.Code < 0x10000) {
      Out += "\\u";
      appendHex(Out, C.Code, 4);
    } else {
      Out += "\\U";
      appendHex(Out, C.Code, 8);
    }
  }
  return Out + "\"";
}

std::string document::csvCell(StringRef Text) {
  std::string Clean = multiLine(Text);
  // The signs as Asian keyboards write them, too.
  static constexpr StringRef Formula[] = {"=",
                                          "+",
                                          "-",
                                          "@",
                                          "\t",
                                          "\r",
                                          "\n",
                                          "\xEF\xBC\x9D",
                                          "\xEF\xBC\x8B",
                                          "\xEF\xBC\x8D",
                                          "\xEF\xBC\xA0"};
  if (llvm::any_of(Formula, [&](StringRef Sign) {
        return Text.starts_with(Sign) || StringRef(Clean).starts_with(Sign);
      }))
    Clean.insert(Clean.begin(), '\'');
  // Some programs take semicolons for commas, and trim blanks.
  if (StringRef(Clean).find_first_of(" \",;\n'") == StringRef::npos)
    return Clean;
  std::string Out = "\"";
  for (char C : Clean) {
    if (C == '"')
      Out += C;
    Out += C;
  }
  return Out + "\"";
}

std::string document::sarifText(StringRef Text, bool Braces) {
  std::string Clean = multiLine(Text);
  std::string Out;
  for (size_t I = 0; I < Clean.size(); ++I) {
    if (Clean[I] == ']' && I + 1 < Clean.size() && Clean[I + 1] == '(')
      Out += '\\';
    if (Braces && (Clean[I] == '{' || Clean[I] == '}'))
      Out += Clean[I];
    Out += Clean[I];
  }
  return Out;
}

std::string document::fileUri(StringRef Path) {
  static constexpr char Hex[] = "0123456789ABCDEF";
  llvm::SmallString<128> Plain(Path);
  llvm::sys::path::remove_dots(Plain, /*remove_dot_dot=*/false);
  std::string Out = Plain.starts_with("/") ? "file://" : "";
  for (char C : Plain) {
    if (llvm::isAlnum(C) || StringRef("-._~/").contains(C)) {
      Out += C;
      continue;
    }
    auto Byte = static_cast<unsigned char>(C);
    Out += '%';
    Out += Hex[Byte >> 4];
    Out += Hex[Byte & 0xF];
  }
  return Out;
}

std::string document::pythonDocText(StringRef Text) {
  std::string Clean = multiLine(Text);
  std::string Out;
  Out.reserve(Clean.size());
  for (size_t I = 0; I < Clean.size(); ++I) {
    char C = Clean[I];
    if (C == '\\') {
      Out += "\\\\";
    } else if (C == '"' && (I == 0 || I + 1 == Clean.size() ||
                            Clean[I - 1] == '"' || Clean[I + 1] == '"')) {
      // A lone quotation mark inside a text stays readable.
      Out += "\\\"";
    } else {
      Out += C;
    }
  }
  return Out;
}

std::string document::pythonIdentifier(StringRef Text) {
  static constexpr StringRef Keywords[] = {
      "False",  "None",   "True",    "and",      "as",       "assert", "async",
      "await",  "break",  "class",   "continue", "def",      "del",    "elif",
      "else",   "except", "finally", "for",      "from",     "global", "if",
      "import", "in",     "is",      "lambda",   "nonlocal", "not",    "or",
      "pass",   "raise",  "return",  "try",      "while",    "with",   "yield"};
  std::string Out;
  for (char C : Text) {
    bool Plain = llvm::isAlnum(C) || C == '_';
    // One underscore for any run of other characters.
    if (Plain)
      Out += C;
    else if (Out.empty() || Out.back() != '_')
      Out += '_';
  }
  if (Out.empty() || llvm::isDigit(Out.front()))
    Out.insert(Out.begin(), '_');
  if (llvm::is_contained(Keywords, StringRef(Out)))
    Out += '_';
  return Out;
}
