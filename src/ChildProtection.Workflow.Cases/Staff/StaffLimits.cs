namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>The limits of what is entered for an account.</summary>
public static class StaffLimits
{
    /// <summary>Characters of a name, and of a sign-in name.</summary>
    public const int NameCharactersMax = 100;

    /// <summary>Characters of a telephone number, with spaces and an extension.</summary>
    public const int TelephoneCharactersMax = 40;

    /// <summary>Characters of a password at least: long rather than contrived (National Cyber Security Centre, password policy).</summary>
    public const int PasswordCharactersMin = 12;

    public const int PasswordCharactersMax = 200;
}
