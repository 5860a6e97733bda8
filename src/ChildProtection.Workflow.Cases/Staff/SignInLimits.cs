using NodaTime;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>The limits of signing in. All in real time, whatever a demonstration's clock says.</summary>
public static class SignInLimits
{
    /// <summary>Wrong passwords running before the account is locked.</summary>
    public const int TriesMax = 5;

    public static Duration LockedFor { get; } = Duration.FromMinutes(15);

    /// <summary>A session ends after this long without a request …</summary>
    public static Duration SessionIdleMax { get; } = Duration.FromMinutes(60);

    /// <summary>… and in any case after this long.</summary>
    public static Duration SessionMax { get; } = Duration.FromHours(12);
}
