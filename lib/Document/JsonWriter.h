//===- JsonWriter.h - JSON, straight into a string ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DOCUMENT_JSONWRITER_H
#define TMC_DOCUMENT_JSONWRITER_H

#include "Document/Escape.h"

#include <charconv>
#include <string>

namespace tmc::document {

/// Writes JSON into a string. Commas come by themselves; nesting is the
/// caller's to keep right.
class JsonWriter {
public:
  std::string Out;

  void open(char Bracket) {
    comma();
    Out += Bracket;
    First = true;
  }
  void close(char Bracket) {
    Out += Bracket;
    First = false;
  }
  /// Begins an output: its format, the format's version, and who wrote it.
  void openOutput(llvm::StringRef Format, int64_t Version,
                  llvm::StringRef ToolVersion) {
    open('{');
    field("format", Format);
    field("version", Version);
    key("tool");
    open('{');
    field("name", "tmc");
    field("version", ToolVersion);
    close('}');
  }
  /// Puts the next value of a list on a line of its own.
  void line() { Break = true; }
  /// \p Key is a word of the schema or a name of the model.
  void key(llvm::StringRef Key) {
    comma();
    writeJsonString(Out, Key);
    Out += ':';
    First = true;
  }
  void string(llvm::StringRef Text) {
    comma();
    writeJsonString(Out, Text);
  }
  void number(int64_t N) {
    comma();
    char Buffer[24];
    auto R = std::to_chars(Buffer, Buffer + sizeof(Buffer), N);
    Out.append(Buffer, R.ptr);
  }
  void word(llvm::StringRef Word) {
    comma();
    Out.append(Word.data(), Word.size());
  }
  void boolean(bool B) { word(B ? "true" : "false"); }

  // A member of an object.
  void field(llvm::StringRef Key, llvm::StringRef Text) {
    key(Key);
    string(Text);
  }
  void field(llvm::StringRef Key, const char *Text) {
    field(Key, llvm::StringRef(Text));
  }
  void field(llvm::StringRef Key, int64_t N) {
    key(Key);
    number(N);
  }
  void flag(llvm::StringRef Key, bool B) {
    key(Key);
    boolean(B);
  }
  /// The member only if there is something to say.
  void fieldIf(llvm::StringRef Key, llvm::StringRef Text) {
    if (!Text.empty())
      field(Key, Text);
  }

private:
  void comma() {
    if (!First)
      Out += ',';
    First = false;
    if (Break)
      Out += '\n';
    Break = false;
  }
  bool First = true;
  bool Break = false;
};

} // namespace tmc::document

#endif // TMC_DOCUMENT_JSONWRITER_H
