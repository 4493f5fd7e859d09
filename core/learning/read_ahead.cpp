// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/batch_source.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace timbrel::learning {
namespace {

/// One thread reads, one takes; at most `depth` batches wait between them.
class ReadAheadSource final : public BatchSource
{
public:
    ReadAheadSource(std::unique_ptr<BatchSource> source, std::size_t depth)
        : m_source(std::move(source))
        , m_depth(std::max<std::size_t>(1, depth))
        , m_cursor(m_source->cursor())
    {
        begin();
    }
    ~ReadAheadSource() override { end(); }
    ReadAheadSource(const ReadAheadSource&) = delete;
    ReadAheadSource& operator=(const ReadAheadSource&) = delete;

    [[nodiscard]] const std::vector<BatchColumn>& columns() const override
    {
        return m_source->columns(); // does not change, so both threads may look
    }
    [[nodiscard]] std::size_t itemCount() const override { return m_source->itemCount(); }
    [[nodiscard]] BatchCursor cursor() const override { return m_cursor; }

    void seek(const BatchCursor& cursor) override
    {
        end();
        m_source->seek(cursor);
        m_cursor = cursor;
        begin();
    }

    Result<> next(Batch& batch) override
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_waiting.empty(); });
        Item& item = m_waiting.front();
        if (!item.result)
            return item.result; // stays: nothing comes after it until a seek()
        std::swap(batch, item.batch);
        m_cursor = item.after;
        m_spare.push_back(std::move(item.batch)); // its memory serves again
        m_waiting.pop_front();
        lock.unlock();
        m_changed.notify_all();
        return {};
    }

private:
    struct Item
    {
        Batch batch;
        Result<> result;
        BatchCursor after;
    };

    void begin()
    {
        m_ends = false;
        m_waiting.clear();
        m_thread = std::thread([this] { work(); });
    }

    void end()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ends = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }

    void work()
    {
        bool isGood = true;
        while (isGood) {
            Item item;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return m_ends || m_waiting.size() < m_depth; });
                if (m_ends)
                    return;
                if (!m_spare.empty()) {
                    item.batch = std::move(m_spare.back());
                    m_spare.pop_back();
                }
            }
            item.result = m_source->next(item.batch);
            item.after = m_source->cursor();
            isGood = item.result.has_value();
            {
                const std::lock_guard lock(m_mutex);
                m_waiting.push_back(std::move(item));
            }
            m_changed.notify_all();
        }
    }

    std::unique_ptr<BatchSource> m_source; ///< the thread's, while there is one
    std::size_t m_depth;
    BatchCursor m_cursor;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Item> m_waiting;
    std::vector<Batch> m_spare;
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace

std::unique_ptr<BatchSource> readAhead(std::unique_ptr<BatchSource> source, std::size_t depth)
{
    return std::make_unique<ReadAheadSource>(std::move(source), depth);
}

} // namespace timbrel::learning
