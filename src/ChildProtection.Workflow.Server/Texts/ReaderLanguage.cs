namespace ChildProtection.Workflow.Server.Texts;

/// <summary>Which language a reader chose: a cookie without personal data, kept for a year.</summary>
public static class ReaderLanguage
{
    public const string CookieName = "cpw_language";

    public static string Of(HttpContext context) =>
        context.Request.Cookies.TryGetValue(CookieName, out var chosen) && TextCatalogue.Languages.Contains(chosen)
            ? chosen
            : TextCatalogue.Languages[0];

    public static void Choose(HttpContext context, string language) =>
        context.Response.Cookies.Append(CookieName, language, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
}
