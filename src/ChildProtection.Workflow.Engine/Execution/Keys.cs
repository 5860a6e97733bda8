using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The keys of derived rows: readable, unique in the case, and the same whenever they are derived from the same facts.</summary>
internal static class Keys
{
    public static string Task(string task, string? each, int activation, int times) => (each, times) switch
    {
        (null, 0) => string.Create(CultureInfo.InvariantCulture, $"{task}#{activation}"),
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"{task}#{activation}.{times}"),
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{task}/{each}#{activation}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{task}/{each}#{activation}.{times}"),
    };

    public static string Deadline(string deadline, string? each, EventTime? from)
    {
        Span<char> text = stackalloc char[EventTime.LengthMax];
        var since = from is { } time ? time.Write(text) : [];
        return each is null ? $"{deadline}@{since}" : $"{deadline}/{each}@{since}";
    }

    public static string Breach(string deadlineKey, Instant dueAt) =>
        DateDigits.CanWrite(dueAt)
            ? string.Create(deadlineKey.Length + 1 + DateDigits.InstantLength, (deadlineKey, dueAt), static (text, of) =>
            {
                of.deadlineKey.CopyTo(text);
                text[of.deadlineKey.Length] = '>';
                DateDigits.Write(text[(of.deadlineKey.Length + 1)..], of.dueAt);
            })
            : $"{deadlineKey}>{InstantPattern.General.Format(dueAt)}";

    public static string Escalation(string deadlineKey, Instant dueAt, StageId stage) => Escalation(Breach(deadlineKey, dueAt), stage);

    /// <param name="dueKey">What <see cref="Breach"/> gives.</param>
    public static string Escalation(string dueKey, StageId stage) => $"{dueKey}>{stage}";
}
