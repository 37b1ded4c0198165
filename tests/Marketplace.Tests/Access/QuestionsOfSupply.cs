using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.StandingOrders;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests.Access;

/// <summary>Those about standing orders.</summary>
internal static partial class Questions
{
    private static readonly Dictionary<string, Func<Scene, string, Task<Question>>> OfSupply = new(StringComparer.Ordinal)
    {
        ["listSupplyGoods"] = (s, _) => Plain(s),
        ["createSupplyGood"] = (s, _) => Plain(s, new
        {
            name = LocalText.Same("Сабиз"), unit = "kg", price = new { amount = 5_000, currency = "KGS" }, smallestLot = 1,
        }),
        ["listMyCapacities"] = (s, _) => Plain(s),
        ["setMyCapacity"] = async (s, _) => About(s, body: new { quantity = 5 }, others: ("goodId", await s.Good())),
        ["createStandingOrder"] = async (s, _) => About(s, body: await s.Wanted()),
        ["listStandingOrders"] = (s, _) => Plain(s),
        ["getStandingOrder"] = async (s, _) => About(s, await s.Asked()),
        ["approveStandingOrder"] = async (s, _) => About(s, await s.Asked()),
        ["endStandingOrder"] = async (s, _) => About(s, await s.Asked()),
        ["listSupplyCycles"] = async (s, _) => About(s, await s.Asked()),
        ["getSupplyCycle"] = async (s, _) => About(s, (await s.Cycle(CycleState.Offered)).Cycle),
        ["setSupplyQuantity"] = async (s, _) => About(s, (await s.Cycle(CycleState.Open)).Cycle, new { quantity = 3 }),
        ["receiveSupply"] = async (s, _) =>
            About(s, (await s.Cycle(CycleState.Confirmed)).Cycle, new { rejected = Array.Empty<object>() }),
        ["recordSupplyPayment"] = async (s, _) => About(s, (await s.Cycle(CycleState.Invoiced)).Cycle, new { reference = "1" }),
        ["getDeliveryNoteAsPdf"] = async (s, _) => About(s, (await s.Cycle(CycleState.Confirmed)).Cycle),
        ["getSupplyInvoiceAsPdf"] = async (s, _) => About(s, (await s.Cycle(CycleState.Invoiced)).Cycle),
        ["confirmSupplyPart"] = async (s, _) => await OfPartOfSupply(s, CycleState.Offered),
        ["declineSupplyPart"] = async (s, _) => await OfPartOfSupply(s, CycleState.Offered),
        ["packSupplyPart"] = async (s, _) =>
        {
            var (cycle, part, lot) = await s.Cycle(CycleState.Confirmed);
            return About(s, cycle, new { lots = new[] { new { lotId = lot, quantity = 2 } } }, ("partId", part));
        },
        ["listMySupply"] = (s, _) => Plain(s),
        ["createLot"] = async (s, _) => About(s, body: await s.Harvest()),
        ["getLot"] = async (s, _) => About(s, (await s.Cycle(CycleState.Confirmed)).Lot),
        ["addLotTest"] = async (s, _) => About(s, (await s.Cycle(CycleState.Offered)).Lot, new
        {
            parameter = "нитрат", result = "1", laboratory = "СЭС", passed = true, testedAt = s.Now.AddHours(-1),
        }),
        ["releaseLot"] = async (s, _) => About(s, await s.TestedLot()),
        ["recallLot"] = async (s, _) => About(s, (await s.Cycle(CycleState.Offered)).Lot),
        ["listLotRecipients"] = async (s, _) => About(s, (await s.Cycle(CycleState.Confirmed)).Lot),
    };

    private static async Task<Question> OfPartOfSupply(Scene scene, CycleState state)
    {
        var (cycle, part, _) = await scene.Cycle(state);
        return About(scene, cycle, null, ("partId", part));
    }
}
