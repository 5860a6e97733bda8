using System.Globalization;
using ChildProtection.Workflow.Cases.Access;

namespace ChildProtection.Workflow.Server.Access;

/// <summary>Where the review of a file opened in an emergency is recorded.</summary>
public static class ReviewEmergencyAddress
{
    public const string Path = "/looks/review";

    public static string Of(EmergencyAccess access)
    {
        ArgumentNullException.ThrowIfNull(access);
        return string.Create(CultureInfo.InvariantCulture, $"{Path}?case={access.Case}&user={access.User}&at={access.At.ToUnixTimeTicks()}");
    }
}
