namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>
/// The texts that an overlay may replace, by the path of their element: <c>roles.chair.title</c>, <c>tasks.hold_meeting.why</c>,
/// <c>forms.visit.note.hint</c> (a question), <c>choices.contact.alone</c> (a code), <c>states.open.main.enquiry.title</c>.
/// </summary>
internal static class ElementTexts
{
    private static readonly string[] Replaceable = ["title", "hint", "why", "if_missed", "goes_away"];

    /// <returns>The document with the text replaced; null if there is no such element.</returns>
    public static SourceMap? Replace(SourceMap document, SourceEntry text)
    {
        var parts = text.Key.Split('.');
        return parts switch
        {
            ["choices", var list, var code] => In(document, "choices", list, choices => choices.Entry(code) is { } old ? choices.With(old with { Value = text.Value }) : null),
            [.., var which] when !Replaceable.Contains(which) => null,
            ["states", .. var path, _] when path.Length > 0 => StateNodes.Change(document, path, state => Set(state, parts[^1], text)),
            ["tasks" or "actions" or "deadlines", var name, _] => StateNodes.ChangeElement(document, parts[0], name, element => Set(element, parts[2], text)),
            ["forms", var form, var question, _] => In(document, "forms", form, found => Question(found, question, text, parts[3])),
            ["records", var record, var field, _] => In(document, "records", record, found => In(found, "fields", field, element => Set(element, parts[3], text))),
            // An event's name has dots of its own.
            [var section, .. var name, _] when name.Length > 0 => In(document, section, string.Join('.', name), element => Set(element, parts[^1], text)),
            _ => null,
        };
    }

    private static SourceMap? In(SourceMap parent, string section, string name, Func<SourceMap, SourceMap?> change) =>
        parent.Entry(section) is { Value: SourceMap elements } entry
        && elements.Entry(name) is { Value: SourceMap element } old
        && change(element) is { } changed
            ? parent.With(entry with { Value = elements.With(old with { Value = changed }) })
            : null;

    private static SourceMap? Question(SourceMap form, string name, SourceEntry text, string which)
    {
        if (form.Entry("questions") is not { Value: SourceList list } entry)
        {
            return null;
        }
        var at = list.Items.ToList().FindIndex(item => item is SourceMap map && map.Find("ask") is SourceScalar ask && ask.Value == name);
        if (at < 0)
        {
            return null;
        }
        var items = list.Items.ToList();
        items[at] = Set((SourceMap)items[at], which, text);
        return form.With(entry with { Value = new SourceList(items, list.Place) });
    }

    private static SourceMap Set(SourceMap element, string which, SourceEntry text) => element.With(new SourceEntry(which, text.Place, text.Value));
}
