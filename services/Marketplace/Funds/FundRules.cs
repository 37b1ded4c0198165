using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Funds;

internal static class FundRules
{
    /// <summary>The fewest members of a fund, and the most.</summary>
    public const int FewestMembers = 2;
    public const int MostMembers = 40;

    public static readonly Error NotALeader = new("not_the_leader",
        "Муну топтун жетекчиси же казыначысы гана кыла алат.", "Это может только руководитель или казначей группы.",
        "Only the group's leader or treasurer can do this.");

    public static readonly Error WrongSize = new("fund_members",
        "Фондго 2–40 мүчө керек.", "В фонде должно быть от 2 до 40 участниц.", "A fund has 2 to 40 members.");

    public static readonly Error OneFund = new("fund_exists",
        "Бул топтун бүтпөгөн фонду бар.", "У этой группы уже есть незавершённый фонд.", "This group has a fund that is not shared out.");

    public static readonly Error NotAMember = new("not_a_fund_member",
        "Бул адам фонддун мүчөсү эмес.", "Этот человек не участник фонда.", "This person is not a member of the fund.");

    public static readonly Error SecondSigner = new("second_signer_needed",
        "Муну кол коюуга укуктуу башка киши ырасташы керек.", "Это должна подтвердить другая подписывающая.",
        "Another signer has to agree to this.");

    public static readonly Error EnoughSigners = new("signers_complete",
        "Кол койгондор жетиштүү.", "Подписывающих достаточно.", "There are enough signers.");

    public static readonly Error OtherOfficer = new("other_officer_needed",
        "Муну кол койбогон жооптуу гана жокко чыгарат.", "Отменить может только та, кто не подписывала.",
        "Only an officer who did not sign can reverse it.");

    public static readonly Error Disputed = new("fund_disputed",
        "Акыркы жолугушуу талашта. Алгач аны чечиңиз.", "Последняя встреча оспорена. Сначала решите это.",
        "The last meeting is disputed. Settle that first.");

    public static readonly Error NotDisputed = new("meeting_not_disputed",
        "Талаштагы жолугушуу гана жокко чыгарылат.", "Отменяют только оспоренную встречу.", "Only a disputed meeting is reversed.");

    public static readonly Error NotYourDispute = new("not_your_dispute",
        "Талашты аны баштаган мүчө гана кайра алат.", "Спор забирает только та, кто его начала.",
        "Only who began the dispute takes it back.");

    public static readonly Error NoQuorum = new("no_quorum",
        "Мүчөлөрдүн жарымынан азы келди.", "Пришло меньше половины участниц.", "Fewer than half of the members are there.");

    public static readonly Error UnderWay = new("meeting_under_way",
        "Бир жолугушуу бүтө элек же ал күнү жолугушуу болгон.", "Одна встреча ещё не закончена, или в этот день она уже была.",
        "A meeting is not done yet, or there was one on this day.");

    public static readonly Error NotInCycle = new("not_in_cycle",
        "Бул күн фонддун мөөнөтүнө кирбейт.", "Этот день вне срока фонда.", "This day is outside of the fund's cycle.");

    public static readonly Error ListDoesNotFit = new("list_does_not_fit",
        "Тизмеде ар бир мүчө бир жолудан болушу керек.", "В списке должна быть каждая участница по одному разу.",
        "The list names each member once.");

    public static readonly Error BelowZero = new("fund_below_zero",
        "Мынча акча жок же мынча карыз жок.", "Столько денег или такого долга нет.", "There is not that much money, or that much debt.");

    public static readonly Error LoanAboveCap = new("loan_above_cap",
        "Карыз үлүшкө карата өтө чоң.", "Заём слишком велик для этих долей.", "The loan is too large for her shares.");

    public static readonly Error OneLoan = new("loan_exists",
        "Бир карыз бүтө элек.", "Один заём ещё не закрыт.", "One loan is not done yet.");

    public static readonly Error OwnLoan = new("own_loan",
        "Өз карызыңыз боюнча добуш бере албайсыз.", "По своему займу голосовать нельзя.", "You cannot vote on a loan of your own.");

    public static readonly Error LoanNotVoted = new("loan_not_voted",
        "Бул карыз азырынча жактырылган эмес.", "Этот заём не одобрен.", "This loan is not approved.");

    public static readonly Error MoneyElsewhere = new("fund_money_elsewhere",
        "Алгач банктагы акчаны алып келип, сырткы карызды кайтарыңыз.", "Сначала заберите деньги из банка и верните внешние займы.",
        "First fetch what is in the bank, and pay back what came from outside.");

    public static readonly Error NothingToShare = new("fund_without_shares",
        "Үлүштөр жок, бөлө турган эч нерсе жок.", "Долей нет, делить нечего.", "There are no shares to share out by.");

    public static readonly Error DebtAboveShares = new("debt_above_shares",
        "Мүчөнүн карызы үлүшүнөн көп. Алгач төлөнсүн же кечилсин.", "Долг участницы больше её доли. Сначала погасите или спишите его.",
        "A member owes more than she has. It is paid or written off first.");

    private static readonly Error OutOfTurn = new("fund_out_of_turn",
        "Азыркы абалда муну жасоого болбойт.", "В нынешнем состоянии это невозможно.", "This cannot be done in the present state.");

    public static Error WrongState<T>(T state)
        where T : struct, Enum => OutOfTurn.With("state", state);
}
