using System.Text;

namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <summary>The words of an expression or a script.</summary>
internal static class Lexer
{
    // Longest first, so that === is not read as == and =.
    private static readonly string[] punctuation =
    [
        "===", "!==", "==", "!=", "<=", ">=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=",
        "+", "-", "*", "/", "%", "<", ">", "!", "=", "|", "&", "?", ":", ",", ";", ".", "(", ")", "[", "]", "{", "}",
    ];

    /// <exception cref="EcmaError">Something that is no word.</exception>
    internal static List<Token> Read(string source)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (SkipBlanks(source, ref at))
        {
            tokens.Add(Next(source, ref at));
        }
        tokens.Add(new(TokenKind.End, string.Empty));
        return tokens;
    }

    private static bool SkipBlanks(string source, ref int at)
    {
        while (at < source.Length)
        {
            if (char.IsWhiteSpace(source[at]))
            {
                at++;
            }
            else if (source.AsSpan(at).StartsWith("//", StringComparison.Ordinal))
            {
                at = source.IndexOf('\n', at) is >= 0 and var end ? end : source.Length;
            }
            else
            {
                return true;
            }
        }
        return false;
    }

    private static Token Next(string source, ref int at)
    {
        var first = source[at];
        if (first is '\'' or '"')
        {
            return Text(source, ref at);
        }
        if (char.IsDigit(first) || (first == '.' && at + 1 < source.Length && char.IsDigit(source[at + 1])))
        {
            return new(TokenKind.Number, While(source, ref at, c => char.IsDigit(c) || c == '.'));
        }
        if (char.IsLetter(first) || first is '_' or '$')
        {
            return new(TokenKind.Name, While(source, ref at, c => char.IsLetterOrDigit(c) || c is '_' or '$'));
        }
        var from = at;
        var mark = punctuation.FirstOrDefault(p => string.CompareOrdinal(source, from, p, 0, p.Length) == 0)
            ?? throw new EcmaError($"'{first}' is no part of an expression");
        at += mark.Length;
        return new(TokenKind.Punctuation, mark);
    }

    private static string While(string source, ref int at, Func<char, bool> belongs)
    {
        var from = at;
        while (at < source.Length && belongs(source[at]))
        {
            at++;
        }
        return source[from..at];
    }

    private static Token Text(string source, ref int at)
    {
        var quote = source[at++];
        var text = new StringBuilder();
        while (at < source.Length && source[at] != quote)
        {
            if (source[at] == '\\')
            {
                at++;
            }
            if (at < source.Length)
            {
                text.Append(source[at++]);
            }
        }
        if (at == source.Length)
        {
            throw new EcmaError("a string does not end");
        }
        at++;
        return new(TokenKind.Text, text.ToString());
    }
}
