namespace ChildProtection.Workflow.Server.Api;

/// <summary>What every request that changes something must carry.</summary>
public static class ApiRequest
{
    /// <summary>
    /// The idempotency key. It is also what makes the session's cookie safe to use here: no form and no link of another site can send this header, and a
    /// script of another site may not, so the forms' token is not asked for.
    /// </summary>
    public const string KeyHeader = "Idempotency-Key";

    public const int KeyCharactersMax = 100;

    /// <summary>Null when it is missing or too long.</summary>
    public static string? Key(HttpContext context) =>
        context.Request.Headers[KeyHeader].ToString().Trim() is { Length: > 0 and <= KeyCharactersMax } key ? key : null;
}
