using ChildProtection.Workflow.Conformance.EcmaScript;
using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Conformance.Cases;

/// <summary>
/// The data of one run: variables, and the system variables of SCXML 5.10. Guards, contents and expressions are
/// <see cref="Evaluation"/>s, locations are <see cref="Ecma"/>.
/// </summary>
internal sealed class EcmaData(string chartName) : IDataModel
{
    private const string SessionId = "case";

    /// <summary>The target under which the run reaches itself (SCXML C.1).</summary>
    internal const string OwnAddress = "#_scxml_" + SessionId;

    private static readonly EcmaObject processors = new(
        ("scxml", new EcmaObject(("location", OwnAddress))),
        (SendRouting.ScxmlType, new EcmaObject(("location", OwnAddress))));

    private readonly Dictionary<string, object?> variables = new(StringComparer.Ordinal);
    private readonly string name = chartName;
    private ChartEvent? lastEvent;
    private EcmaObject? lastEventFields;

    public GuardResult Test(object guard, in ChartView view) => TryEvaluate(guard, view, out var value)
        ? Conversion.ToBoolean(value) ? GuardResult.True : GuardResult.False
        : GuardResult.Error;

    public bool TryExecute(object content, in ChartView view) => TryEvaluate(content, view, out _);

    public bool TryEvaluate(object expression, in ChartView view, out object? value)
    {
        try
        {
            value = ((Evaluation)expression)(new Scope(this, view));
            return true;
        }
        catch (EcmaError)
        {
            value = null;
            return false;
        }
    }

    public bool TryAssign(object location, object? value, in ChartView view)
    {
        var scope = new Scope(this, view);
        var known = value is int number ? (double)number : value;
        try
        {
            return location is Ecma.Name { Word: var word } ? scope.TryDeclare(word, known) : ((Ecma)location).TryAssign(scope, known);
        }
        catch (EcmaError)
        {
            return false;
        }
    }

    // Nobody else is there: every address of the right form but one's own could be a session, and is none.
    public SendRoute Route(string? type, string? target) => SendRouting.ByForm(type, target) switch
    {
        SendRoute.Deliver when !string.IsNullOrEmpty(target) && target != OwnAddress => SendRoute.Unreachable,
        var route => route,
    };

    private EcmaObject? FieldsOf(ChartEvent? happened)
    {
        if (!ReferenceEquals(happened, lastEvent))
        {
            lastEvent = happened;
            lastEventFields = happened is null ? null : new EcmaObject(
                ("name", happened.Name),
                ("type", happened.Kind switch
                {
                    EventKind.External => "external",
                    EventKind.Internal => "internal",
                    EventKind.Platform => "platform",
                    _ => throw new NotSupportedException(happened.Kind.ToString()),
                }),
                ("sendid", happened.SendId),
                ("origin", happened.Origin),
                ("origintype", happened.OriginType),
                ("invokeid", happened.InvokeId),
                ("data", happened.Data));
        }
        return lastEventFields;
    }

    private sealed class Scope(EcmaData data, ChartView view) : IScope
    {
        private readonly ChartView view = view;

        public bool TryRead(string name, out object? value)
        {
            (var found, value) = name switch
            {
                "_event" => (true, data.FieldsOf(view.Event)),
                "_sessionid" => (true, SessionId),
                "_name" => (true, data.name),
                "_ioprocessors" => (true, processors),
                "In" => (true, (EcmaFunction)(a => view.In(Conversion.ToText(a[0])))),
                _ => (data.variables.TryGetValue(name, out var known) || Builtins.Names.TryGetValue(name, out known), known),
            };
            return found;
        }

        public bool TryWrite(string name, object? value) => data.variables.ContainsKey(name) && TryDeclare(name, value);

        // What begins with an underscore is the system's, and not to be assigned to (SCXML 5.10).
        public bool TryDeclare(string name, object? value)
        {
            if (name.StartsWith('_'))
            {
                return false;
            }
            data.variables[name] = value;
            return true;
        }
    }
}
