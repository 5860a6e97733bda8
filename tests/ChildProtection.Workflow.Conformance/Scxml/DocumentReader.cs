using System.Collections.Immutable;
using System.Xml.Linq;
using ChildProtection.Workflow.Conformance.Cases;
using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Conformance.Scxml;

/// <summary>An SCXML document as a <see cref="ChartSpec"/>: states and transitions. What they do is read by <see cref="ContentReader"/>.</summary>
internal sealed class DocumentReader
{
    // What is written outside ECMAScript still makes a chart; there is nothing to evaluate in it.
    private static readonly HashSet<string?> datamodels = [null, "ecmascript", "null"];

    private readonly ContentReader contents;

    private DocumentReader(string folder) => contents = new ContentReader(folder);

    /// <param name="path">The document.</param>
    /// <param name="named">States that its case names.</param>
    /// <exception cref="LeftOutException">The document asks for more than is interpreted here, or is not the one of its case.</exception>
    internal static ChartSpec Read(string path, IEnumerable<string> named)
    {
        var root = XDocument.Load(path).Root!;
        if (WhyNot(root, named) is { } reason)
        {
            throw new LeftOutException(reason);
        }
        return new DocumentReader(Path.GetDirectoryName(path)!).Chart(root);
    }

    private static string? WhyNot(XElement root, IEnumerable<string> named)
    {
        var elements = root.DescendantsAndSelf().ToList();
        var ids = elements.Select(e => Attribute(e, "id")).ToHashSet();
        return (
            Invokes: elements.Any(e => e.Name.LocalName == "invoke"),
            OverHttp: elements.Any(e => Attribute(e, "type")?.EndsWith("#BasicHTTPEventProcessor", StringComparison.Ordinal) == true),
            Unknown: named.FirstOrDefault(n => !ids.Contains(n)),
            Datamodel: Attribute(root, "datamodel")) switch
        {
            { Invokes: true } => "invoke, which is no part of the kernel",
            { OverHttp: true } => "HTTP, which is optional (SCXML C.2) and the caller's matter",
            { Unknown: { } state } => $"a person is to judge it: the script names '{state}', which the document does not have",
            { Datamodel: var datamodel } when !datamodels.Contains(datamodel) => $"data model {datamodel}",
            _ => null,
        };
    }

    internal static string? Attribute(XElement element, string name) => element.Attribute(name)?.Value;

    internal static ImmutableArray<string> Words(XElement element, string attribute) =>
        [.. (Attribute(element, attribute) ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<XElement> Children(XElement element, params IReadOnlyCollection<string> names) =>
        element.Elements().Where(e => names.Contains(e.Name.LocalName));

    private static XElement? Child(XElement element, string name) => Children(element, name).FirstOrDefault();

    private ChartSpec Chart(XElement root) => new(Attribute(root, "name") ?? string.Empty, States(root))
    {
        Initial = Words(root, "initial"),
        // The script of the document itself is done after its data (SCXML 5.8).
        Data = [.. Data(root), .. Children(root, "script").Select(contents.Script)],
        Binding = Attribute(root, "binding") == "late" ? DataBinding.Late : DataBinding.Early,
    };

    private ImmutableArray<StateSpec> States(XElement parent) =>
        [.. Children(parent, "state", "parallel", "final", "history").Select(State)];

    private StateSpec State(XElement element)
    {
        StateSpec written = element.Name.LocalName switch
        {
            "state" => new StateSpec.State { Id = string.Empty, Initial = Initial(element), InitialActions = DefaultActions(Child(element, "initial")) },
            "parallel" => new StateSpec.Parallel { Id = string.Empty },
            "final" => new StateSpec.Final { Id = string.Empty, DoneData = Child(element, "donedata") is { } done ? contents.Payload(done) : null },
            "history" => new StateSpec.History
            {
                Id = string.Empty,
                Deep = Attribute(element, "type") == "deep",
                Default = Targets(element),
                DefaultActions = DefaultActions(element),
            },
            _ => throw new NotSupportedException(element.Name.LocalName),
        };
        var history = written is StateSpec.History;
        return written with
        {
            Id = Attribute(element, "id") ?? string.Empty,
            OnEntry = Blocks(element, "onentry"),
            OnExit = Blocks(element, "onexit"),
            Transitions = history ? [] : [.. Children(element, "transition").Select(Transition)],
            States = States(element),
            Data = [.. Data(element)],
        };
    }

    private static ImmutableArray<string> Initial(XElement state) =>
        Child(state, "initial") is { } initial ? Targets(initial) : Words(state, "initial");

    // An initial element and a history state each hold one transition: their default.
    private static ImmutableArray<string> Targets(XElement pseudo) =>
        Child(pseudo, "transition") is { } transition ? Words(transition, "target") : [];

    private ImmutableArray<ChartAction> DefaultActions(XElement? pseudo) =>
        pseudo is not null && Child(pseudo, "transition") is { } transition ? contents.Actions(transition) : [];

    private ImmutableArray<ImmutableArray<ChartAction>> Blocks(XElement state, string name) =>
        [.. Children(state, name).Select(contents.Actions)];

    private TransitionSpec Transition(XElement transition) => new()
    {
        Events = Words(transition, "event"),
        Guard = Attribute(transition, "cond") is { } guard ? contents.Expression(guard) : null,
        Targets = Words(transition, "target"),
        Internal = Attribute(transition, "type") == "internal",
        Actions = contents.Actions(transition),
    };

    private IEnumerable<Evaluation> Data(XElement element) =>
        Children(element, "datamodel").SelectMany(d => Children(d, "data")).Select(contents.Data);
}
