using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests.Access;

/// <summary>A fund of a group whose leader is the seller and in which the buyer saves.</summary>
internal sealed partial class Scene
{
    public Task<FundSteps> Gathered() => new FundSteps(fixture, Id(Seller), Id(Buyer)).Gather(Lab);

    /// <summary>Who asks, for a group that the seller leads and that has a shop.</summary>
    public async Task<HttpClient> AskerForGroup()
    {
        var group = await new GroupShopSteps(fixture, Id(Seller)).Opened();
        var asker = Asker;
        asker.DefaultRequestHeaders.Add("Acting-For", $"{group.Group}");
        return asker;
    }

    public async Task<Guid> Begun()
    {
        var fund = await Gathered();
        return (await (await fund.Treasurer.PostCreating("/v1/funds", fund.Body())).Json()).Id();
    }

    public Task<FundSteps> Fund() => new FundSteps(fixture, Id(Seller), Id(Buyer)).Opened(Lab);

    public async Task<Guid> Closing()
    {
        var fund = await Fund();
        await (await fund.Post(fund.Treasurer, "closing")).Json();
        return fund.Fund;
    }

    /// <summary>Two of its three signers are no more.</summary>
    public async Task<FundSteps> WithoutSigners()
    {
        var fund = await Fund();
        await fund.Lost(1, 2);
        return fund;
    }

    /// <summary>A loan of the buyer.</summary>
    public async Task<(Guid Fund, Guid Loan)> Lent(bool paidOut)
    {
        var fund = await Fund();
        await fund.Held(new DateOnly(2026, 2, 1));
        if (!paidOut)
        {
            return (fund.Fund, (await (await fund.Member.PostCreating(
                $"{fund.Url}/loans", new { amount = FundSteps.Som(100), months = 1 })).Json()).Id());
        }

        var loan = await fund.Borrowed(fund.Member, 100);
        await fund.Held(new DateOnly(2026, 2, 8), fund.List(payouts: [loan]));
        return (fund.Fund, loan);
    }
}
