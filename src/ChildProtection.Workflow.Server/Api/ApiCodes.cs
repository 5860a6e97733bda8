using System.Globalization;

namespace ChildProtection.Workflow.Server.Api;

/// <summary>Stable codes of what the API itself refuses (CPW61xx). What the use cases and the engine refuse keeps their codes.</summary>
public static class ApiCodes
{
    /// <summary>The header <c>Idempotency-Key</c> is missing, or longer than <see cref="ApiRequest.KeyCharactersMax"/>.</summary>
    public const string KeyMissing = "CPW6101";

    /// <summary>An answer cannot be read as its question's type.</summary>
    public const string AnswerUnreadable = "CPW6102";

    /// <summary>There is nothing of that name, or it is none of this person's: the two are not told apart.</summary>
    public const string NotFound = "CPW6103";

    /// <summary>Somebody else changed the case after it was read.</summary>
    public const string Conflict = "CPW6104";

    /// <summary>The engine refused: each reason has a code of its own.</summary>
    public const string Refused = "CPW6105";

    /// <summary>What the server refuses before a use case is asked is named by its status: <c>CPW6400</c> for a body that cannot be read, <c>CPW6403</c>, …; like the error pages.</summary>
    public static string Of(int? status) => string.Create(CultureInfo.InvariantCulture, $"CPW6{status ?? StatusCodes.Status500InternalServerError}");
}
