using System.Globalization;

namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <summary>Reads expressions, locations and scripts of plain statements.</summary>
internal sealed class Parser
{
    // From the loosest to the tightest (ECMA-262, 13.5 to 13.13).
    private static readonly string[][] levels =
    [
        ["||"], ["&&"], ["|"], ["&"], ["==", "!=", "===", "!=="], ["<", ">", "<=", ">=", "in", "instanceof"], ["+", "-"], ["*", "/", "%"],
    ];

    private static readonly HashSet<string> programming = ["function", "new", "for", "while", "do", "switch", "try", "class"];

    private static readonly HashSet<string> reserved =
    [
        "return", "break", "continue", "var", "if", "else", "in", "instanceof", "typeof", "delete", "void", "throw", "this", "with",
    ];

    private readonly List<Token> tokens;
    private int at;

    private Parser(string source) => tokens = Lexer.Read(source);

    private Token Current => tokens[at];

    /// <summary>An expression; one that is not legal fails when it is evaluated.</summary>
    /// <exception cref="LeftOutException">It is a program.</exception>
    internal static Ecma Expression(string source) => Read(source, parser =>
    {
        var expression = parser.Assignment();
        parser.Skip(";");
        return expression;
    });

    /// <summary>A script: statements that declare, assign or call.</summary>
    /// <exception cref="LeftOutException">It is a program.</exception>
    internal static Ecma Script(string source) => Read(source, parser => parser.Statements());

    private static Ecma Read(string source, Func<Parser, Ecma> read)
    {
        try
        {
            var parser = new Parser(source);
            var result = read(parser);
            return parser.Current.Kind == TokenKind.End ? result : new Ecma.Illegal($"'{parser.Current.Text}' is too much in '{source}'");
        }
        catch (EcmaError error)
        {
            return new Ecma.Illegal(error.Message);
        }
    }

    private Ecma Statements()
    {
        var statements = new List<Ecma>();
        while (Current.Kind != TokenKind.End)
        {
            var declares = Skip("var");
            do
            {
                statements.Add(declares ? Declaration() : Assignment());
            }
            while (Skip(","));
            Skip(";");
        }
        return new Ecma.Sequence(statements);
    }

    private Ecma.Declare Declaration()
    {
        var name = Take(TokenKind.Name);
        return new Ecma.Declare(name, Skip("=") ? Assignment() : null);
    }

    private Ecma Assignment()
    {
        var target = Conditional();
        foreach (var symbol in (string[])["", "+", "-", "*", "/"])
        {
            if (Skip(symbol + "="))
            {
                return new Ecma.Assign(target, symbol, Assignment());
            }
        }
        return target;
    }

    private Ecma Conditional()
    {
        var condition = Operation(0);
        if (!Skip("?"))
        {
            return condition;
        }
        var then = Assignment();
        Expect(":");
        return new Ecma.Choice(condition, then, Assignment());
    }

    private Ecma Operation(int level)
    {
        if (level == levels.Length)
        {
            return Prefixed();
        }
        var left = Operation(level + 1);
        while (Current.Kind is TokenKind.Punctuation or TokenKind.Name && levels[level].Contains(Current.Text))
        {
            var symbol = tokens[at++].Text;
            left = new Ecma.Binary(symbol, left, Operation(level + 1));
        }
        return left;
    }

    private Ecma Prefixed()
    {
        foreach (var step in (string[])["+", "-"])
        {
            if (Skip(step + step))
            {
                return new Ecma.Assign(Prefixed(), step, new Ecma.Literal(1d));
            }
        }
        foreach (var symbol in (string[])["!", "-", "+", "typeof"])
        {
            if (Skip(symbol))
            {
                return new Ecma.Unary(symbol, Prefixed());
            }
        }
        return Postfixed();
    }

    private Ecma Postfixed()
    {
        var value = Primary();
        while (true)
        {
            if (Skip("."))
            {
                value = new Ecma.Member(value, new Ecma.Literal(Take(TokenKind.Name)));
            }
            else if (Skip("["))
            {
                value = new Ecma.Member(value, Assignment());
                Expect("]");
            }
            else if (Skip("("))
            {
                value = new Ecma.Call(value, List(")"));
            }
            else
            {
                return value;
            }
        }
    }

    private Ecma Primary()
    {
        if (Skip("("))
        {
            var inner = Assignment();
            Expect(")");
            return inner;
        }
        if (Skip("["))
        {
            return new Ecma.ArrayOf(List("]"));
        }
        if (Skip("{"))
        {
            return new Ecma.ObjectOf(Fields());
        }
        var token = tokens[at++];
        return token.Kind switch
        {
            TokenKind.Number => new Ecma.Literal(double.Parse(token.Text, CultureInfo.InvariantCulture)),
            TokenKind.Text => new Ecma.Literal(token.Text),
            TokenKind.Name => Word(token.Text),
            _ => throw new EcmaError($"'{token.Text}' begins no expression"),
        };
    }

    private static Ecma Word(string word) => word switch
    {
        "true" => new Ecma.Literal(true),
        "false" => new Ecma.Literal(false),
        "null" => new Ecma.Literal(EcmaNull.Value),
        _ when programming.Contains(word) => throw new LeftOutException($"it is a program: {word}"),
        _ when reserved.Contains(word) => throw new EcmaError($"'{word}' begins no expression"),
        _ => new Ecma.Name(word),
    };

    private List<Ecma> List(string end)
    {
        var items = new List<Ecma>();
        while (!Skip(end))
        {
            items.Add(Assignment());
            if (Current.Text != end)
            {
                Expect(",");
            }
        }
        return items;
    }

    private List<(string Name, Ecma Value)> Fields()
    {
        var fields = new List<(string, Ecma)>();
        while (!Skip("}"))
        {
            var name = Current.Kind == TokenKind.Text ? Take(TokenKind.Text) : Take(TokenKind.Name);
            Expect(":");
            fields.Add((name, Assignment()));
            if (Current.Text != "}")
            {
                Expect(",");
            }
        }
        return fields;
    }

    private bool Skip(string word)
    {
        var skipped = Current.Kind is TokenKind.Punctuation or TokenKind.Name && Current.Text == word;
        at += skipped ? 1 : 0;
        return skipped;
    }

    private void Expect(string word)
    {
        if (!Skip(word))
        {
            throw new EcmaError($"'{word}' is missing before '{Current.Text}'");
        }
    }

    private string Take(TokenKind kind) => Current.Kind == kind ? tokens[at++].Text : throw new EcmaError($"'{Current.Text}' is out of place");
}
