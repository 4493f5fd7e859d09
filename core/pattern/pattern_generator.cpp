// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_generator.h"

#include "core/realtime/thread_role.h"

#include <algorithm>
#include <atomic>
#include <new>
#include <poll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

namespace timbrel::pattern {

using midi::Clock;

class PatternGenerator::Implementation
{
public:
    explicit Implementation(std::shared_ptr<StepSequencer> sequencer)
        : m_sequencer(std::move(sequencer))
        , m_wakeFd(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
        , m_number(link().requested.load(std::memory_order_relaxed))
    {
        m_thread = std::thread([this] { run(); });
    }
    ~Implementation();
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

    // control
    void setMaker(std::unique_ptr<PatternMaker> maker);
    void hold(const music::Pattern& pattern)
    {
        m_held.publish(std::make_unique<music::Pattern>(pattern));
        m_held.collect();
    }
    [[nodiscard]] std::uint64_t request(const PatternRequest& request) noexcept;
    [[nodiscard]] std::optional<GeneratedPattern> take();
    [[nodiscard]] GeneratorStatus status();

private:
    using Maker = std::unique_ptr<PatternMaker>;
    struct Wish
    {
        PatternRequest request;
        std::uint64_t number = 0;
        Clock::time_point time;
    };

    [[nodiscard]] SequencerLink& link() const noexcept { return m_sequencer->link(); }
    void wake() const noexcept;
    // the thread's
    void run() noexcept;
    void serve();
    void hand(const Wish& wish, const music::Pattern& pattern);
    void keepLockedRows(const PatternRequest& request, music::Pattern& pattern);
    void sleep() noexcept;

    std::shared_ptr<StepSequencer> m_sequencer;
    const int m_wakeFd;

    // control's own
    std::uint64_t m_number; ///< of the last request
    bool m_hasMaker = false;
    std::uint64_t m_taken = 0; ///< the request whose pattern was taken last

    realtime::TripleBuffer<Wish> m_wishes; ///< control writes
    realtime::Snapshot<Maker> m_makers; ///< control publishes
    realtime::Snapshot<music::Pattern> m_held; ///< control publishes
    realtime::Snapshot<GeneratedPattern> m_made; ///< the thread publishes, control takes
    audio::CallbackTimes m_times; ///< the thread adds
    std::atomic<bool> m_stop = false; ///< written by control

    // the thread's own
    music::Pattern m_pattern;
    std::uint64_t m_done = 0;

    std::thread m_thread;
};

PatternGenerator::Implementation::~Implementation()
{
    m_stop = true;
    wake();
    m_thread.join();
    ::close(m_wakeFd);
    link().served.store(m_number, std::memory_order_release); // nobody waits for us any more
}

void PatternGenerator::Implementation::wake() const noexcept
{
    const std::uint64_t one = 1;
    (void)!::write(m_wakeFd, &one, sizeof one);
}

void PatternGenerator::Implementation::setMaker(std::unique_ptr<PatternMaker> maker)
{
    m_hasMaker = maker != nullptr;
    m_makers.publish(std::make_unique<Maker>(std::move(maker)));
    m_makers.collect();
    wake();
}

std::uint64_t PatternGenerator::Implementation::request(const PatternRequest& request) noexcept
{
    if (!m_hasMaker)
        return 0;
    m_wishes.write({request, ++m_number, Clock::now()});
    // relaxed: who compares it with `served` reads that first
    link().requested.store(m_number, std::memory_order_relaxed);
    wake();
    return m_number;
}

std::optional<GeneratedPattern> PatternGenerator::Implementation::take()
{
    m_makers.collect();
    m_held.collect();
    const GeneratedPattern* const made = m_made.current();
    if (made == nullptr || made->request == m_taken)
        return std::nullopt;
    m_taken = made->request;
    return *made;
}

GeneratorStatus PatternGenerator::Implementation::status()
{
    return {m_number, link().served.load(std::memory_order_acquire), m_times.summary()};
}

void PatternGenerator::Implementation::run() noexcept
{
    realtime::nameThisThread("pattern maker");
    realtime::requestExactTimers();
    (void)realtime::requestRealtimePriority();
    while (!m_stop) {
        try {
            serve();
        } catch (const std::bad_alloc&) {
            // this one is passed over; the sequencer counts it as late
        }
        sleep();
    }
}

void PatternGenerator::Implementation::serve()
{
    const Wish& wish = m_wishes.read(); // first: what was set before it is seen below
    const Maker* const maker = m_makers.current();
    if (wish.number == m_done)
        return;
    m_done = wish.number;
    if (maker != nullptr && *maker != nullptr) {
        if (m_pattern.shape() != (*maker)->shape())
            m_pattern = music::Pattern((*maker)->shape());
        (*maker)->make(wish.request, m_pattern);
        keepLockedRows(wish.request, m_pattern);
        hand(wish, m_pattern);
    }
    // release: who sees it finds the pattern in the snapshot
    link().served.store(wish.number, std::memory_order_release);
    m_times.add(Clock::now() - wish.time);
}

void PatternGenerator::Implementation::hand(const Wish& wish, const music::Pattern& pattern)
{
    // relaxed: it only has to be another one each time
    const std::uint64_t number = link().nextNumber.fetch_add(1, std::memory_order_relaxed);
    link().generated.publish(std::make_unique<OfferedPattern>(OfferedPattern {pattern, number}));
    m_made.publish(
        std::make_unique<GeneratedPattern>(GeneratedPattern {pattern, wish.number, number}));
}

void PatternGenerator::Implementation::keepLockedRows(const PatternRequest& request,
                                                      music::Pattern& pattern)
{
    const music::Pattern* const held = m_held.current();
    if (held == nullptr || held->shape() != pattern.shape())
        return;
    const music::PatternShape& shape = pattern.shape();
    for (std::size_t row = 0; row < std::min(shape.rows, kMaximumRows); ++row)
        if (request.lockedRows[row])
            for (std::size_t step = 0; step < shape.steps; ++step)
                pattern.set(row, step, held->at(row, step));
}

void PatternGenerator::Implementation::sleep() noexcept
{
    // after each publish(): what others have put away must not keep them from taking what is newer
    link().generated.collect();
    m_made.collect();
    pollfd fd {m_wakeFd, POLLIN, 0};
    if (::poll(&fd, 1, -1) <= 0)
        return;
    std::uint64_t count = 0;
    (void)!::read(m_wakeFd, &count, sizeof count);
}

PatternGenerator::PatternGenerator(std::shared_ptr<StepSequencer> sequencer)
    : m_implementation(std::make_unique<Implementation>(std::move(sequencer)))
{ }

PatternGenerator::~PatternGenerator() = default;

void PatternGenerator::setMaker(std::unique_ptr<PatternMaker> maker)
{
    m_implementation->setMaker(std::move(maker));
}

void PatternGenerator::hold(const music::Pattern& pattern)
{
    m_implementation->hold(pattern);
}

std::uint64_t PatternGenerator::request(const PatternRequest& request) noexcept
{
    return m_implementation->request(request);
}

std::optional<GeneratedPattern> PatternGenerator::take()
{
    return m_implementation->take();
}

GeneratorStatus PatternGenerator::status() const
{
    return m_implementation->status();
}

} // namespace timbrel::pattern
