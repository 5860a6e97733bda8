using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ChildProtection.Workflow.Conformance.Cases;
using ChildProtection.Workflow.Conformance.EcmaScript;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;
using static ChildProtection.Workflow.Conformance.Scxml.DocumentReader;

namespace ChildProtection.Workflow.Conformance.Scxml;

/// <summary>Executable content, data and expressions of a document in <paramref name="folder"/>.</summary>
internal sealed class ContentReader(string folder)
{
    internal ImmutableArray<ChartAction> Actions(XElement block) => [.. block.Elements().Select(Action)];

    internal Evaluation Expression(string source)
    {
        var expression = Parser.Expression(source);
        return expression.Evaluate;
    }

    internal Evaluation Script(XElement script)
    {
        var statements = Parser.Script(Attribute(script, "src") is { } source ? FileText(source) : script.Value);
        return statements.Evaluate;
    }

    // A variable whose value fails is declared all the same, so that it can be assigned to (SCXML 5.3.3).
    internal Evaluation Data(XElement data)
    {
        var name = Attribute(data, "id")!;
        var value = Value(data);
        return scope =>
        {
            scope.TryDeclare(name, null);
            scope.TryWrite(name, value(scope));
            return null;
        };
    }

    /// <summary>What an event brings along: <c>content</c>, or names and params (SCXML 5.5, 5.6, 6.2).</summary>
    internal Evaluation? Payload(XElement element)
    {
        if (Child(element, "content") is { } content)
        {
            return Value(content);
        }
        (string Name, Evaluation Value)[] parts =
        [
            .. Words(element, "namelist").Select(n => (n, Expression(n))),
            .. element.Elements().Where(e => e.Name.LocalName == "param")
                .Select(p => (Attribute(p, "name")!, Expression(Attribute(p, "expr") ?? Attribute(p, "location")!))),
        ];
        return parts.Length == 0 ? null : scope => new EcmaObject(parts.Select(p => (p.Name, p.Value(scope))));
    }

    private static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private ChartAction Action(XElement element) => element.Name.LocalName switch
    {
        "raise" => new ChartAction.Raise(Attribute(element, "event")!),
        "send" => Send(element),
        "cancel" => new ChartAction.Cancel(Operand(element, "sendid", "sendidexpr", Text)!.Value),
        "assign" => new ChartAction.Execute(Assign(element)),
        "log" => new ChartAction.Execute(Attribute(element, "expr") is { Length: > 0 } shown ? Expression(shown) : (Evaluation)(_ => null)),
        "script" => new ChartAction.Execute(Script(element)),
        "if" => If(element),
        "foreach" => new ChartAction.ForEach(Expression(Attribute(element, "array")!), Parser.Expression(Attribute(element, "item")!))
        {
            Index = Attribute(element, "index") is { } index ? Parser.Expression(index) : null,
            Actions = Actions(element),
        },
        var name => throw new LeftOutException($"executable content {name}"),
    };

    private ChartAction.Send Send(XElement element) => new(Operand(element, "event", "eventexpr", Text)!.Value)
    {
        Target = Operand(element, "target", "targetexpr", Text),
        Type = Operand(element, "type", "typeexpr", Text),
        Delay = Operand(element, "delay", "delayexpr", Delay),
        Id = Attribute(element, "id"),
        IdLocation = Attribute(element, "idlocation") is { } location ? Parser.Expression(location) : null,
        Data = Payload(element),
    };

    private Evaluation Assign(XElement element)
    {
        var target = Parser.Expression(Attribute(element, "location")!);
        var value = Value(element);
        return scope => target.TryAssign(scope, value(scope)) ? null : throw new EcmaError("the location is not there, or is not to be changed");
    }

    // The branches of an if lie side by side, parted by elseif and else.
    private ChartAction.If If(XElement element)
    {
        var parts = new List<(Evaluation? Guard, List<ChartAction> Actions)> { (Expression(Attribute(element, "cond")!), []) };
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "elseif":
                    parts.Add((Expression(Attribute(child, "cond")!), []));
                    break;
                case "else":
                    parts.Add((null, []));
                    break;
                default:
                    parts[^1].Actions.Add(Action(child));
                    break;
            }
        }
        return new ChartAction.If([.. parts.Where(p => p.Guard is not null).Select(p => new ChartAction.Branch(p.Guard!, [.. p.Actions]))])
        {
            Else = [.. parts.Where(p => p.Guard is null).SelectMany(p => p.Actions)],
        };
    }

    private Operand<T>? Operand<T>(XElement element, string written, string computed, Func<string, T> read)
        where T : notnull
    {
        if (Attribute(element, written) is { } literal)
        {
            return read(literal);
        }
        if (Attribute(element, computed) is not { } source)
        {
            return null;
        }
        var expression = Expression(source);
        return Engine.Charts.Operand<T>.Computed((Evaluation)(scope => read(Conversion.ToText(expression(scope)))));
    }

    private static string Text(string value) => value;

    // CSS2 times: 1s, .5s, 10ms.
    private static Duration Delay(string value)
    {
        var unit = value.EndsWith("ms", StringComparison.Ordinal) ? "ms" : "s";
        return value.EndsWith(unit, StringComparison.Ordinal)
            && double.TryParse(value.AsSpan(0, value.Length - unit.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
                ? unit == "ms" ? Duration.FromMilliseconds(amount) : Duration.FromSeconds(amount)
                : throw new EcmaError($"'{value}' is no delay");
    }

    /// <summary>A value given as expr, in a file or in place.</summary>
    private Evaluation Value(XElement element)
    {
        if (Attribute(element, "expr") is { } source)
        {
            return Expression(source);
        }
        if (element.HasElements)
        {
            throw new LeftOutException("XML as data, which needs a DOM");
        }
        return InPlace(Attribute(element, "src") is { } file ? FileText(file) : element.Value);
    }

    // JSON becomes values, anything else a string with its white space made single (SCXML B.2.8.1).
    private static Evaluation InPlace(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return _ => null;
        }
        try
        {
            var json = JsonNode.Parse(text);
            return _ => Conversion.FromJson(json);
        }
        catch (JsonException)
        {
            var normalized = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return normalized.StartsWith('<') ? throw new LeftOutException("XML as data, which needs a DOM") : _ => normalized;
        }
    }

    private string FileText(string source) => File.ReadAllText(Path.Combine(folder, source.Replace("file:", string.Empty, StringComparison.Ordinal)));
}
