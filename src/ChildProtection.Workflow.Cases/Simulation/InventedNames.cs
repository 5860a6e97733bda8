namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>
/// Invented names for samples and simulations: plainly nobody's, of many origins. A family keeps one family name from a list of words that are
/// hardly anybody's surname, so that no combination points at a real person.
/// </summary>
public static class InventedNames
{
    private static readonly string[] Given =
    [
        "Aaliyah", "Aderyn", "Amara", "Aneurin", "Anwen", "Ayaan", "Bronwen", "Carys", "Chidi", "Cledwyn", "Dafydd", "Daria", "Efua", "Eirlys",
        "Emre", "Farah", "Ffion", "Goran", "Gwenllian", "Hamza", "Hedd", "Ines", "Iolo", "Ismail", "Jakub", "Jun", "Kacper", "Kavya", "Leila",
        "Lowri", "Macsen", "Mei", "Milan", "Nerys", "Niamh", "Nia", "Oisin", "Olena", "Osian", "Padma", "Pryderi", "Rafiq", "Rhian", "Rosa",
        "Sanjay", "Seren", "Siwan", "Taliesin", "Tamar", "Tomasz", "Urien", "Vasile", "Wanjiru", "Xanthe", "Yasmin", "Yusuf", "Zainab", "Zofia",
        "Alfie", "Beth", "Callum", "Daisy", "Ellis", "Freddie", "Grace", "Harry", "Isla", "Jack", "Kit", "Lily", "Mabel", "Noah", "Poppy", "Theo",
    ];

    private static readonly string[] Family =
    [
        "Applebarrow", "Birchwater", "Blackthornley", "Bramblewick", "Brightmoor", "Candlemere", "Cloudesby", "Copperfold", "Coracle", "Driftwell",
        "Fernhollow", "Foxgloveson", "Gorsebank", "Greycastell", "Hazelrigge", "Heathermoor", "Highlarch", "Inkpenny", "Ivyside", "Kestrelton",
        "Kingcupper", "Larkmead", "Lindenbrook", "Llanfaredig", "Marshlantern", "Meadowsweet", "Millpondry", "Mossbank", "Nettlefold", "Nightjarrow",
        "Oakenshade", "Oxlipper", "Pebblecombe", "Pennywhistle", "Plumtreeson", "Quillfeather", "Rainbowell", "Redkiteson", "Rosehipley", "Rowanberg",
        "Rushlighter", "Saltmarshe", "Sandpiperson", "Skylarkin", "Snowdropper", "Sorrelby", "Starlingham", "Stonecropper", "Swallowfield",
        "Teaselworth", "Thistlewood", "Thornapple", "Tidewater", "Tumbledown", "Wagtailer", "Waterlily", "Weathervane", "Whinchat", "Wildgarlick",
        "Willowherb", "Windfallow", "Woodruffe", "Wrenfield", "Yarrowby", "Yellowhammer",
    ];

    /// <summary>How many different family names there are.</summary>
    public static int FamilyNames => Family.Length;

    /// <summary>A given name.</summary>
    /// <param name="index">Any number, 0 or above; wraps around.</param>
    public static string GivenName(int index) => Given[index % Given.Length];

    /// <summary>A family name.</summary>
    /// <param name="index">Any number, 0 or above; wraps around.</param>
    public static string FamilyName(int index) => Family[index % Family.Length];
}
