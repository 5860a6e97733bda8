using NodaTime;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>The years of a date that somebody may enter, on a page or through the API: nobody in a case was born before the first, and a typing error ends at the last.</summary>
public static class DateLimits
{
    public const int YearMin = 1900;

    public const int YearMax = 2200;

    public static bool Allow(LocalDate date) => date.Year is >= YearMin and <= YearMax;
}
