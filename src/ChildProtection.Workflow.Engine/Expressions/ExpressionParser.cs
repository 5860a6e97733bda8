using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>
/// Reads expressions. From loosest to tightest: <c>if then else</c>, <c>else</c>, <c>or</c>, <c>and</c>, <c>not</c>, comparisons,
/// <c>in</c> and <c>includes</c>, <c>+ -</c>, minus, and what stands by itself.
/// </summary>
public sealed class ExpressionParser
{
    /// <summary>The longest expression, in characters.</summary>
    public const int ExpressionLengthMax = 2_000;

    /// <summary>How many levels of brackets, functions and conditions may stand inside one another.</summary>
    public const int NestingMax = 32;

    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly string[] Questions = ["latest", "earliest", "count", "any", "all"];
    private static readonly string[] Reserved = ["or", "and", "not", "in", "includes", "where", "if", "then", "else"];

    private readonly ExpressionDiagnostics _diagnostics;
    private readonly List<ExpressionToken> _tokens;
    private int _at;
    private int _nesting;

    private ExpressionParser(string text, ExpressionDiagnostics diagnostics)
    {
        _diagnostics = diagnostics;
        _tokens = new ExpressionLexer(text, diagnostics).Tokens();
    }

    private ExpressionToken Current => _tokens[_at];

    private int EndOfPrevious => _at == 0 ? 0 : _tokens[_at - 1].End;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">At most <see cref="ExpressionLengthMax"/> characters.</param>
    /// <param name="place">Where its first character stands in the file, so that diagnostics point into it.</param>
    public static ExpressionParsing Parse(string text, SourcePlace place) => Read(text, place, parser => parser.Expression());

    /// <summary>Reads a record list with or without a condition, such as <c>invitee where not known(report_received)</c>.</summary>
    /// <returns>A <see cref="ExpressionSyntax.Select"/> whose question is <c>each</c>.</returns>
    public static ExpressionParsing ParseEach(string text, SourcePlace place) => Read(text, place, parser => parser.Each());

    private static ExpressionParsing Read(string text, SourcePlace place, Func<ExpressionParser, ExpressionSyntax> read)
    {
        var diagnostics = new ExpressionDiagnostics(text, place);
        var syntax = text.Length > ExpressionLengthMax ? TooLong(diagnostics, text.Length) : Read(text, diagnostics, read);
        return new ExpressionParsing(text, place, diagnostics.HasErrors ? null : syntax, diagnostics.Found);
    }

    private static ExpressionSyntax? TooLong(ExpressionDiagnostics diagnostics, int length)
    {
        diagnostics.Error(
            DiagnosticCodes.ExpressionTooLong, 0, $"This expression has {length} characters; the most is {ExpressionLengthMax}.",
            "Split it over several fields or guards.");
        return null;
    }

    private static ExpressionSyntax? Read(string text, ExpressionDiagnostics diagnostics, Func<ExpressionParser, ExpressionSyntax> read)
    {
        var parser = new ExpressionParser(text, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }
        try
        {
            var syntax = parser.Current.Kind == ExpressionTokenKind.End ? throw parser.Stop(DiagnosticCodes.ExpressionEmpty, "Nothing is written here.") : read(parser);
            return parser.Current.Kind == ExpressionTokenKind.End ? syntax : throw parser.Unexpected("the end");
        }
        catch (ReadingStopped)
        {
            return null;
        }
    }

    private ExpressionSyntax.Select Each()
    {
        var list = PlainName("a record list");
        var called = Called();
        var where = Take("where") ? Or() : null;
        return new ExpressionSyntax.Select(list.Start, EndOfPrevious, "each", list, called, where, null, null);
    }

    private ExpressionSyntax Expression()
    {
        using var _ = Deeper();
        if (Current.Is("if"))
        {
            return Conditional();
        }
        var left = Or();
        while (Take("else"))
        {
            left = new ExpressionSyntax.Binary(left, "else", Or());
        }
        return left;
    }

    private ExpressionSyntax.Conditional Conditional()
    {
        var start = Current.Start;
        Expect("if");
        var condition = Or();
        Expect("then");
        var then = Or();
        Expect("else");
        return new ExpressionSyntax.Conditional(start, condition, then, Expression());
    }

    private ExpressionSyntax Or() => LeftToRight(And, "or");

    private ExpressionSyntax And() => LeftToRight(Not, "and");

    private ExpressionSyntax Not()
    {
        var start = Current.Start;
        if (!Take("not"))
        {
            return Comparison();
        }
        using var _ = Deeper();
        var operand = Not();
        return new ExpressionSyntax.Unary(start, EndOfPrevious, "not", operand);
    }

    private ExpressionSyntax Comparison()
    {
        var left = Sum();
        if (Current.Is("in") || (Current.Is("not") && _tokens[_at + 1].Is("in")))
        {
            return Among(left);
        }
        if (Take("includes"))
        {
            return new ExpressionSyntax.Binary(left, "includes", Sum());
        }
        if (Current.Kind != ExpressionTokenKind.Sign || !Comparisons.Contains(Current.Text))
        {
            return left;
        }
        var comparison = Advance().Text;
        var compared = new ExpressionSyntax.Binary(left, comparison, Sum());
        return Current.Kind == ExpressionTokenKind.Sign && Comparisons.Contains(Current.Text)
            ? throw Stop(DiagnosticCodes.ExpressionUnexpected, "One comparison cannot be compared again.", "Join two comparisons with and.")
            : compared;
    }

    private ExpressionSyntax.Among Among(ExpressionSyntax operand)
    {
        var not = Take("not");
        Expect("in");
        Expect("(");
        var items = Arguments();
        return new ExpressionSyntax.Among(operand.Start, EndOfPrevious, operand, items, not);
    }

    private ExpressionSyntax Sum() => LeftToRight(Minus, "+", "-");

    private ExpressionSyntax Minus()
    {
        var start = Current.Start;
        if (!Take("-"))
        {
            return Primary();
        }
        using var _ = Deeper();
        var operand = Minus();
        return new ExpressionSyntax.Unary(start, EndOfPrevious, "-", operand);
    }

    private ExpressionSyntax Primary()
    {
        var token = Current;
        if (token.Kind == ExpressionTokenKind.Literal)
        {
            Advance();
            return new ExpressionSyntax.Literal(token.Start, token.End, token.Value);
        }
        if (Take("("))
        {
            var inner = Expression();
            Expect(")");
            return inner with { Start = token.Start, Length = EndOfPrevious - token.Start };
        }
        if (token.Kind != ExpressionTokenKind.Word || (Reserved.Contains(token.Text) && !token.Is("in")))
        {
            throw Unexpected("a value");
        }
        if (_tokens[_at + 1].Is("("))
        {
            return Questions.Contains(token.Text) ? Select() : Call();
        }
        return token.Text switch
        {
            "in" => throw Unexpected("a value"),
            "yes" => Word(Value.True),
            "no" => Word(Value.False),
            "unknown" => Word(Value.Unknown),
            _ => DottedName(),
        };
    }

    private ExpressionSyntax.Literal Word(Value value)
    {
        var token = Advance();
        return new ExpressionSyntax.Literal(token.Start, token.End, value);
    }

    private ExpressionSyntax.Name DottedName()
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var start = Current.Start;
        do
        {
            parts.Add(Current.Kind == ExpressionTokenKind.Word ? Advance().Text : throw Unexpected("a name"));
        }
        while (Take("."));
        return new ExpressionSyntax.Name(start, EndOfPrevious, parts.ToImmutable());
    }

    private ExpressionSyntax.Name PlainName(string what)
    {
        if (Current.Kind != ExpressionTokenKind.Word || Reserved.Contains(Current.Text))
        {
            throw Unexpected(what);
        }
        var token = Advance();
        return new ExpressionSyntax.Name(token.Start, token.End, [token.Text]);
    }

    private ExpressionSyntax.Call Call()
    {
        var function = Advance();
        Expect("(");
        var arguments = Take(")") ? [] : Arguments();
        return new ExpressionSyntax.Call(function.Start, EndOfPrevious, function.Text, arguments);
    }

    private ImmutableArray<ExpressionSyntax> Arguments()
    {
        var arguments = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        do
        {
            arguments.Add(Expression());
        }
        while (Take(","));
        Expect(")");
        return arguments.ToImmutable();
    }

    private ExpressionSyntax.Select Select()
    {
        using var _ = Deeper();
        var question = Advance();
        Expect("(");
        var list = Current.Is("answer") ? DottedName() : PlainName("a record list");
        var called = Called();
        var where = Take("where") ? Or() : null;
        var that = question.Text == "all" && Take(":") ? Or() : null;
        if (question.Text == "all" && that is null)
        {
            throw Stop(DiagnosticCodes.ExpressionAllWithoutThat, "all() needs what must hold of each record.", $"Write all({list.Dotted} where …: condition).");
        }
        Expect(")");
        ExpressionSyntax.Name? field = null;
        if (question.Text is "latest" or "earliest")
        {
            field = Take(".") ? PlainName("a field") : throw Stop(
                DiagnosticCodes.ExpressionFieldMissing, $"{question.Text}() gives a record; say which field of it.", "Add a field, such as .on, behind the bracket.");
        }
        return new ExpressionSyntax.Select(question.Start, EndOfPrevious, question.Text, list, called, where, that, field);
    }

    private ExpressionSyntax.Name? Called() => Take("as") ? PlainName("what to call a record") : null;

    private ExpressionSyntax LeftToRight(Func<ExpressionSyntax> operand, params ReadOnlySpan<string> operators)
    {
        var left = operand();
        while (Current.Kind != ExpressionTokenKind.Literal && operators.Contains(Current.Text))
        {
            var text = Advance().Text;
            left = new ExpressionSyntax.Binary(left, text, operand());
        }
        return left;
    }

    private ExpressionToken Advance() => _tokens[_at++];

    private bool Take(string text)
    {
        if (!Current.Is(text))
        {
            return false;
        }
        _at++;
        return true;
    }

    private void Expect(string text)
    {
        if (!Take(text))
        {
            throw Unexpected($"'{text}'");
        }
    }

    private ReadingStopped Unexpected(string wanted)
    {
        var found = Current.Kind == ExpressionTokenKind.End ? "The expression ends" : $"'{Current.Text}' stands";
        return Stop(DiagnosticCodes.ExpressionUnexpected, $"{found} where {wanted} was expected.");
    }

    private ReadingStopped Stop(string code, string message, string? fix = null)
    {
        _diagnostics.Error(code, Current.Start, message, fix);
        return new ReadingStopped();
    }

    private Level Deeper()
    {
        _nesting++;
        return _nesting <= NestingMax
            ? new Level(this)
            : throw Stop(DiagnosticCodes.ExpressionTooDeep, $"More than {NestingMax} levels stand inside one another.");
    }

    private readonly struct Level(ExpressionParser parser) : IDisposable
    {
        public void Dispose() => parser._nesting--;
    }

    /// <summary>Unwinds the reading of one expression; what is wrong with it has been noted. It never leaves this class.</summary>
    private sealed class ReadingStopped : Exception;
}
