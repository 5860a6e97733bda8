using System.Globalization;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Diagnostics;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Cuts the text of an expression into tokens. A period, such as <c>10 working days</c>, is one token.</summary>
internal sealed class ExpressionLexer(string text, ExpressionDiagnostics diagnostics)
{
    private const int DateLength = 10;

    private static readonly string[] Signs = ["!=", "<=", ">=", "=", "<", ">", "+", "-", "(", ")", ",", ".", ":"];

    private readonly List<ExpressionToken> _tokens = [];
    private int _at;

    public List<ExpressionToken> Tokens()
    {
        for (SkipSpace(); _at < text.Length && !diagnostics.HasErrors; SkipSpace())
        {
            Next();
        }
        _tokens.Add(new ExpressionToken(ExpressionTokenKind.End, text.Length, text.Length, ""));
        return _tokens;
    }

    private void SkipSpace() => _at = AfterSpace(_at);

    private int AfterSpace(int at)
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\r' or '\t')
        {
            at++;
        }
        return at;
    }

    private void Next()
    {
        var first = text[_at];
        if (char.IsAsciiDigit(first))
        {
            NumberDateOrPeriod();
        }
        else if (IsLetter(first))
        {
            WordOrSameDay();
        }
        else if (first == '\'')
        {
            QuotedText();
        }
        else if (Array.Find(Signs, sign => string.CompareOrdinal(text, _at, sign, 0, sign.Length) == 0) is { } sign)
        {
            Add(ExpressionTokenKind.Sign, _at + sign.Length);
        }
        else
        {
            diagnostics.Error(
                DiagnosticCodes.ExpressionCharacter, _at, $"'{first}' has no meaning in an expression.",
                first == '"' ? "Texts stand between single quotes." : null);
        }
    }

    private void NumberDateOrPeriod()
    {
        var start = _at;
        if (LooksLikeDate(start))
        {
            Date(start);
            return;
        }
        var end = EndOf(start, char.IsAsciiDigit);
        var words = UnitEnd(end);
        if (words > end)
        {
            Period(start, words, $"{text[start..end]} {OneSpaced(text[end..words])}");
            return;
        }
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end = EndOf(end + 1, char.IsAsciiDigit);
        }
        if (decimal.TryParse(text.AsSpan(start, end - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= Value.NumberMax)
        {
            Add(ExpressionTokenKind.Literal, end, Value.Of(number));
            return;
        }
        diagnostics.Error(
            DiagnosticCodes.ExpressionNumberTooLarge, start, $"{text[start..end]} is larger than the largest number, {Value.NumberMax:0}.");
    }

    private bool LooksLikeDate(int start) =>
        start + DateLength <= text.Length && text[start + 4] == '-' && text[start + 7] == '-'
        && text.AsSpan(start, 4).ContainsOnlyDigits() && text.AsSpan(start + 5, 2).ContainsOnlyDigits()
        && text.AsSpan(start + 8, 2).ContainsOnlyDigits();

    private void Date(int start)
    {
        var written = text.Substring(start, DateLength);
        if (LocalDatePattern.Iso.Parse(written).TryGetValue(default, out var date))
        {
            Add(ExpressionTokenKind.Literal, start + DateLength, Value.Of(date));
            return;
        }
        diagnostics.Error(DiagnosticCodes.ExpressionNotADate, start, $"There is no day {written}.");
    }

    private void WordOrSameDay()
    {
        var end = EndOf(_at, IsPartOfWord);
        var unit = UnitEnd(end);
        if (text[_at..end] == "same" && unit > end && OneSpaced(text[end..unit]) is "day" or "working day")
        {
            Period(_at, unit, $"same {OneSpaced(text[end..unit])}");
            return;
        }
        Add(ExpressionTokenKind.Word, end);
    }

    private void Period(int start, int end, string written)
    {
        if (CalendarPeriod.TryParse(written, out var period, out var refusal))
        {
            Add(ExpressionTokenKind.Literal, end, Value.Of(period));
            return;
        }
        diagnostics.Error(DiagnosticCodes.ExpressionPeriod, start, refusal.Message);
    }

    private void QuotedText()
    {
        var start = _at;
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] != '\'')
            {
                continue;
            }
            if (at + 1 < text.Length && text[at + 1] == '\'')
            {
                at++;
                continue;
            }
            var content = text[(start + 1)..at].Replace("''", "'", StringComparison.Ordinal);
            Add(ExpressionTokenKind.Literal, at + 1, Value.Of(content));
            return;
        }
        diagnostics.Error(DiagnosticCodes.ExpressionTextUnfinished, start, "The text that starts here has no end.", "Close it with a single quote.");
    }

    /// <summary>Behind the unit that follows, in one word or two; the same place if none does.</summary>
    private int UnitEnd(int at)
    {
        var start = AfterSpace(at);
        var first = EndOf(start, IsPartOfWord);
        if (start == at || first == start)
        {
            return at;
        }
        var second = EndOf(AfterSpace(first), IsPartOfWord);
        return PeriodWords.Unit(OneSpaced(text[start..second])) is not null ? second
            : PeriodWords.Unit(text.AsSpan(start, first - start)) is not null ? first
            : at;
    }

    private static string OneSpaced(string words) =>
        string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private int EndOf(int start, Func<char, bool> isPart)
    {
        var end = start;
        while (end < text.Length && isPart(text[end]))
        {
            end++;
        }
        return end;
    }

    private void Add(ExpressionTokenKind kind, int end, Value value = default)
    {
        _tokens.Add(new ExpressionToken(kind, _at, end, text[_at..end], value));
        _at = end;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsPartOfWord(char c) => IsLetter(c) || char.IsAsciiDigit(c);
}
