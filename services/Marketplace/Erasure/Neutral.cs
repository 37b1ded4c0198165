using CreativeLabs.Contracts;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>What stands where a person's own words stood.</summary>
internal static class Neutral
{
    public static readonly LocalText Shop = new("Жабылган дүкөн", "Закрытый магазин", "Closed shop");

    public static readonly LocalText Title = new("Сатыктан алынган буюм", "Снятый с продажи товар", "An item no longer sold");

    public static readonly LocalText Description = new("Сүрөттөмөсү өчүрүлдү.", "Описание удалено.", "Its description was removed.");
}
