using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The lowest bits of what <see cref="SnapshotEncoder"/> writes for a text, an instant or a date. 0: it stood before, at that place.</summary>
internal static class SnapshotMarks
{
    public const int Bits = 2;
    public const ulong Mask = (1 << Bits) - 1;

    public const ulong None = 1;
    public const ulong Utf8 = 2;
    public const ulong Uuid = 3;

    public const ulong Second = 1;
    public const ulong Microsecond = 2;
    public const ulong Nanosecond = 3;

    public const ulong Day = 1;
    public const ulong DayAndSecond = 2;
    public const ulong NoDate = 3;

    public const int UuidBytes = 16;
    public const int UuidLength = 36;

    public static readonly LocalDate FirstDay = new(1970, 1, 1);
}
