using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The keys of derived rows: readable, unique in the case, and the same whenever they are derived from the same facts.</summary>
internal static class Keys
{
    public static string Task(string task, string? each, int activation, int times) => string.Create(
        CultureInfo.InvariantCulture,
        $"{task}{Of(each)}#{activation}{(times == 0 ? "" : "." + times.ToString(CultureInfo.InvariantCulture))}");

    public static string Deadline(string deadline, string? each, EventTime? from) => $"{deadline}{Of(each)}@{from}";

    public static string Breach(string deadlineKey, Instant dueAt) => $"{deadlineKey}>{InstantPattern.General.Format(dueAt)}";

    public static string Escalation(string deadlineKey, Instant dueAt, StageId stage) => $"{Breach(deadlineKey, dueAt)}>{stage}";

    private static string Of(string? each) => each is null ? string.Empty : "/" + each;
}
