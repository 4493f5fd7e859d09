// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_generator.h"

#include <algorithm>

namespace timbrel::pattern {

namespace {

class ModelMaker final : public PatternMaker
{
public:
    explicit ModelMaker(std::shared_ptr<const PatternModel> model)
        : m_model(std::move(model))
        , m_scratch(m_model->makeScratch())
    { }
    const music::PatternShape& shape() const noexcept override { return m_model->shape(); }
    void make(const PatternRequest& request, music::Pattern& out) noexcept override
    {
        // what the request leaves open is 0: the middle of the space
        const std::size_t dimensions = std::min(m_model->dimensions(), request.z.size());
        m_model->decode(
            std::span(request.z).first(dimensions), request.label, request.decode, m_scratch, out);
    }

private:
    std::shared_ptr<const PatternModel> m_model;
    learning::LatentScratch m_scratch;
};

} // namespace

std::unique_ptr<PatternMaker> makerOf(std::shared_ptr<const PatternModel> model)
{
    return std::make_unique<ModelMaker>(std::move(model));
}

} // namespace timbrel::pattern
