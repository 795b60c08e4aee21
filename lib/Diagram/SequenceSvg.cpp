//===- SequenceSvg.cpp - A sequence diagram as SVG ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A grid: a column for each participant, a row for each message. Columns are
/// as far apart as the words between them are long.
///
//===----------------------------------------------------------------------===//

#include "Diagram/DiagramStyle.h"
#include "Diagram/Sequence.h"

#include "Basic/Unicode.h"
#include "Document/Escape.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Unicode.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::diagram;
using namespace tmc::document;
using llvm::StringRef;

namespace {

constexpr int Margin = 24;
constexpr int HeadHeight = 56;
constexpr int TitleHeight = 34;
constexpr int RowHeight = 46;    ///< of a call
constexpr int AnswerHeight = 34; ///< of what comes back
constexpr int LeastColumn = 130; ///< between two lifelines
constexpr int TextPad = 34;      ///< beside the words of a message
constexpr int SelfWidth = 44;    ///< of a message to oneself
constexpr size_t MaxText = 60;   ///< letters of a label; the rest is in its tip

/// About how wide \p Text is in Helvetica of size \p Points: from the widths of
/// its letters in thousandths (Adobe's metrics), generously.
int widthOf(StringRef Text, int Points) {
  int Sum = 0;
  for (size_t At = 0; At < Text.size();) {
    size_t Next = characterEnd(Text, At + 1);
    char C = Text[At];
    if (Next - At > 1)
      Sum += 580 * std::max(1, llvm::sys::unicode::columnWidthUTF8(
                                   Text.slice(At, Next)));
    else if (StringRef("iljtfI.,:;'|! ()[]").contains(C))
      Sum += 300;
    else if (StringRef("mwMW@%").contains(C))
      Sum += 900;
    else if (C >= 'A' && C <= 'Z')
      Sum += 700;
    else
      Sum += 570;
    At = Next;
  }
  return (Sum * Points + 999) / 1000;
}

std::string shortened(StringRef Text) {
  std::string Line = oneLine(Text);
  size_t End = 0, Count = 0;
  for (; End < Line.size() && Count < MaxText; ++Count)
    End = characterEnd(Line, End + 1);
  return End == Line.size() ? Line : Line.substr(0, End) + "\u2026";
}

class Drawing {
public:
  explicit Drawing(const Sequence &S) : S(S) {}

  std::string run() {
    placeColumns();
    placeRows();
    std::string Body;
    lifelines(Body);
    for (size_t I = 0; I < S.Messages.size(); ++I)
      message(Body, I);
    for (size_t I = 0; I < S.Participants.size(); ++I)
      head(Body, I);
    std::string Size = " width=\"" + std::to_string(Width) + "\" height=\"" +
                       std::to_string(Height) + "\"";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<svg xmlns=\"http://www.w3.org/2000/svg\"" +
           Size + " viewBox=\"0 0 " + std::to_string(Width) + " " +
           std::to_string(Height) +
           "\" role=\"img\" font-family=\"Helvetica,Arial,'DejaVu "
           "Sans',sans-serif\">\n<title>" +
           escapeHtml(oneLine(S.Title)) + "</title>\n<rect" + Size +
           " fill=\"" + backgroundOf(S.Look) + "\"/>\n" + title() + Body +
           "</svg>\n";
  }

private:
  const Palette &plain() const { return palette(S.Look, Fate::Same, false, 0); }
  static std::string number(int N) { return std::to_string(N); }

  std::string label(const Message &M, size_t I) const {
    std::string Text =
        number(static_cast<int>(I) + 1) + ". " + shortened(M.Label);
    if (M.Open.count())
      Text += " \u00B7 " + threatText(M.Open);
    return Text;
  }

  /// The least distance of neighbouring columns that leaves room for the words
  /// of every message that runs between two of them.
  void placeColumns() {
    size_t N = S.Participants.size();
    std::vector<int> Gap(N, LeastColumn);
    std::vector<int> Head(N);
    for (size_t I = 0; I < N; ++I)
      Head[I] = headWidth(S.Participants[I]);
    for (size_t I = 0; I + 1 < N; ++I)
      Gap[I] = std::max(Gap[I], (Head[I] + Head[I + 1]) / 2 + 20);
    // Those between near columns first, so that far ones find room.
    std::vector<size_t> Order(S.Messages.size());
    for (size_t I = 0; I < Order.size(); ++I)
      Order[I] = I;
    auto Span = [&](size_t I) {
      const Message &M = S.Messages[I];
      return M.From > M.To ? M.From - M.To : M.To - M.From;
    };
    llvm::stable_sort(Order,
                      [&](size_t A, size_t B) { return Span(A) < Span(B); });
    int Tail = 0;
    for (size_t I : Order) {
      const Message &M = S.Messages[I];
      int Need =
          std::max(widthOf(label(M, I), 12), widthOf(shortened(M.Answer), 12)) +
          TextPad;
      if (Span(I) == 0) {
        Need += SelfWidth;
        if (M.From + 1 < N)
          Gap[M.From] = std::max(Gap[M.From], Need);
        else
          Tail = std::max(Tail, Need);
        continue;
      }
      size_t Low = std::min(M.From, M.To), High = std::max(M.From, M.To);
      int Have = 0;
      for (size_t K = Low; K < High; ++K)
        Have += Gap[K];
      if (Have < Need)
        Gap[High - 1] += Need - Have;
    }
    int X = Margin + (N ? Head[0] / 2 : 0);
    for (size_t I = 0; I < N; ++I) {
      Column.push_back(X);
      X += I + 1 < N ? Gap[I] : std::max(Head[I] / 2, Tail);
    }
    Width = std::max(X + Margin, 2 * Margin + widthOf(oneLine(S.Title), 17));
  }

  void placeRows() {
    Top = Margin + (S.Title.empty() ? 0 : TitleHeight);
    int Y = Top + HeadHeight + 14;
    for (const Message &M : S.Messages) {
      Y += RowHeight;
      Row.push_back(Y);
      if (!M.Answer.empty())
        Y += AnswerHeight;
    }
    Height = Y + 2 * Margin;
  }

  static int headWidth(const Participant &Q) {
    std::string Threats = threatText(Q.Open);
    return 24 +
           std::max({80, widthOf(shortened(Q.Label), 13),
                     widthOf(shortened(Q.Where), 10), widthOf(Threats, 10)});
  }

  std::string text(int X, int Y, StringRef Anchor, int Size, const char *Colour,
                   StringRef Words, bool Halo = false) const {
    std::string Out = "<text x=\"" + number(X) + "\" y=\"" + number(Y) +
                      "\" text-anchor=\"" + Anchor.str() + "\" font-size=\"" +
                      number(Size) + "\" fill=\"" + Colour + "\"";
    if (Halo)
      Out += std::string(" paint-order=\"stroke\" stroke=\"") +
             backgroundOf(S.Look) +
             "\" stroke-width=\"4\" stroke-linejoin=\"round\"";
    return Out + ">" + escapeHtml(Words) + "</text>\n";
  }

  std::string title() const {
    return S.Title.empty() ? std::string()
                           : text(Margin, Margin + 14, "start", 17,
                                  plain().Text, oneLine(S.Title));
  }

  void lifelines(std::string &Out) const {
    for (int X : Column)
      Out += "<path d=\"M" + number(X) + " " + number(Top + HeadHeight) + "V" +
             number(Height - Margin) + "\" stroke=\"" + plain().Line +
             "\" stroke-opacity=\"0.5\" stroke-dasharray=\"3 5\"/>\n";
  }

  void head(std::string &Out, size_t I) const {
    const Participant &Q = S.Participants[I];
    const Palette &P = palette(S.Look, Fate::Same, Q.Greyed, Q.Open.Worst);
    int W = headWidth(Q), X = Column[I] - W / 2;
    Out += "<g class=\"participant\" id=\"" +
           xmlName(Q.Id, static_cast<unsigned>(I)) + "\"><title>" +
           escapeHtml(multiLine(Q.Tip)) + "</title>\n<rect x=\"" + number(X) +
           "\" y=\"" + number(Top) + "\" width=\"" + number(W) +
           "\" height=\"" + number(HeadHeight) + "\" rx=\"" +
           number(Q.Kind == Shape::Process ? 14 : 2) + "\" fill=\"" + P.Fill +
           "\" stroke=\"" + P.Line + "\" stroke-width=\"1.2\"/>\n";
    if (Q.Kind == Shape::External)
      Out += "<rect x=\"" + number(X + 3) + "\" y=\"" + number(Top + 3) +
             "\" width=\"" + number(W - 6) + "\" height=\"" +
             number(HeadHeight - 6) + "\" fill=\"none\" stroke=\"" + P.Line +
             "\"/>\n";
    std::string Threats = threatText(Q.Open);
    int Y = Top + 21 - (Threats.empty() ? -2 : 4);
    Out += text(Column[I], Y, "middle", 13, P.Text, shortened(Q.Label));
    if (!Q.Where.empty())
      Out += text(Column[I], Y + 15, "middle", 10, P.Text, shortened(Q.Where));
    if (!Threats.empty())
      Out += text(Column[I], Y + 29, "middle", 10, P.Text, Threats);
    Out += "</g>\n";
  }

  static const char *dashes(Protection P) {
    return P == Protection::Clear     ? " stroke-dasharray=\"6 4\""
           : P == Protection::Unknown ? " stroke-dasharray=\"2 3\""
                                      : "";
  }

  /// The line of an arrow from \p X to \p To, and its tip.
  static std::string arrow(int X, int To, int Y, const char *Colour,
                           StringRef Dashes, bool Filled) {
    int Back = X < To ? -9 : 9;
    std::string Tip = "M" + number(To + Back) + " " + number(Y - 5) + "L" +
                      number(To) + " " + number(Y) + "L" + number(To + Back) +
                      " " + number(Y + 5);
    return "<path d=\"M" + number(X) + " " + number(Y) + "H" +
           number(To + (Filled ? Back : 0)) + "\" stroke=\"" + Colour +
           "\" stroke-width=\"1.3\" fill=\"none\"" + Dashes.str() +
           "/>\n<path d=\"" + Tip + (Filled ? "Z\" fill=\"" : "\" fill=\"") +
           (Filled ? Colour : "none") + "\" stroke=\"" + Colour + "\"/>\n";
  }

  void message(std::string &Out, size_t I) const {
    const Message &M = S.Messages[I];
    const char *Colour = flowColour(M);
    int A = Column[M.From], B = Column[M.To], Y = Row[I];
    Out += "<g class=\"message\" id=\"step" + number(static_cast<int>(I) + 1) +
           "\"><title>" + escapeHtml(multiLine(M.Tip)) + "</title>\n";
    if (M.From == M.To) {
      Out += "<path d=\"M" + number(A) + " " + number(Y - 12) + "h" +
             number(SelfWidth) + "v12h" + number(-SelfWidth) +
             "\" fill=\"none\" stroke=\"" + Colour + "\"" + dashes(M.Guard) +
             "/>\n" + arrow(A + 12, A, Y, Colour, "", true) +
             text(A + SelfWidth + 8, Y - 2, "start", 12, Colour, label(M, I),
                  true);
    } else {
      Out += arrow(A, B, Y, Colour, dashes(M.Guard), true);
      Out += text((A + B) / 2, Y - 7, "middle", 12, Colour, label(M, I), true);
    }
    if (!M.Answer.empty() && M.From != M.To) {
      Out += arrow(B, A, Y + AnswerHeight, Colour, " stroke-dasharray=\"1 3\"",
                   false);
      Out += text((A + B) / 2, Y + AnswerHeight - 7, "middle", 12, Colour,
                  shortened(M.Answer), true);
    }
    Out += "</g>\n";
  }

  const char *flowColour(const Message &M) const {
    if (M.Open.count() || M.Greyed)
      return palette(S.Look, Fate::Same, M.Greyed, M.Open.Worst).Flow;
    return guardColour(S.Look, M.Guard);
  }

  const Sequence &S;
  std::vector<int> Column; ///< by participant: where its lifeline is
  std::vector<int> Row;    ///< by message: where its arrow is
  int Width = 0, Height = 0, Top = 0;
};

} // namespace

std::string diagram::writeSequenceSvg(const Sequence &S) {
  return Drawing(S).run();
}
